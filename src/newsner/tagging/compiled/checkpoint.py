"""Read a file of ``torch.save`` without torch: a ZIP of a pickle and of raw tensors, mapped into memory.

Only what a Stanza model file holds is unpickled (dictionaries, lists, strings, numbers, tensors); anything
else is refused, so that a bundle from elsewhere cannot run code.
"""

from __future__ import annotations

import collections
import io
import mmap
import pickle
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from newsner.bundle import BundleError

_STORAGES = {
    "FloatStorage": np.dtype("<f4"),
    "HalfStorage": np.dtype("<f2"),
    "DoubleStorage": np.dtype("<f8"),
    "LongStorage": np.dtype("<i8"),
    "IntStorage": np.dtype("<i4"),
    "BoolStorage": np.dtype("?"),
}
_LOCAL_HEADER = 30
"""Bytes of a ZIP entry's local header before its name and its extra field."""


def load(path: Path, data: bytes | None = None) -> dict[str, Any]:
    """The saved dictionary, its tensors as read-only arrays that stay in the file until they are used.

    :param data: what stands in the file, to take the tensors from; else it is mapped.
    :raises newsner.bundle.BundleError: where ``path`` is missing or is no such file.
    """
    try:
        with path.open("rb") as file:
            mapped = memoryview(data or mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
            with zipfile.ZipFile(file) as archive:
                entries = {info.filename.split("/", 1)[1]: info for info in archive.infolist()}
                pickled = archive.read(entries["data.pkl"])
        tree = _Unpickler(pickled, lambda key: _bytes(mapped, entries[f"data/{key}"])).load()
    except FileNotFoundError as error:
        raise BundleError(f"{path} is missing; reinstall newsner or name another --model-dir") from error
    except (OSError, ValueError, KeyError, IndexError, zipfile.BadZipFile, pickle.UnpicklingError) as error:
        raise BundleError(f"{path} is not a model file of training/bundle.py ({error})") from error
    if not isinstance(tree, dict):
        raise BundleError(f"{path} holds no model")
    return tree


def _bytes(mapped: memoryview, info: zipfile.ZipInfo) -> memoryview:
    if info.compress_type != zipfile.ZIP_STORED:
        raise ValueError("its tensors are compressed")
    header = mapped[info.header_offset : info.header_offset + _LOCAL_HEADER]
    names = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    start = info.header_offset + _LOCAL_HEADER + names
    return mapped[start : start + info.file_size]


class _Unpickler(pickle.Unpickler):
    def __init__(self, data: bytes, storage: Callable[[str], memoryview]) -> None:
        super().__init__(io.BytesIO(data))
        self._storage = storage

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("collections", "OrderedDict"):
            return collections.OrderedDict
        if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
            return _array
        if module == "torch" and name in _STORAGES:
            return _STORAGES[name]
        raise pickle.UnpicklingError(f"it holds {module}.{name}, which no model needs")

    def persistent_load(self, pid: Any) -> Any:
        _, dtype, key, _, _ = pid
        return np.frombuffer(self._storage(key), dtype=dtype)


def _array(
    storage: np.ndarray[Any, Any], offset: int, size: Sequence[int], stride: Sequence[int], *_: object
) -> np.ndarray[Any, Any]:
    strides = [step * storage.itemsize for step in stride]
    return np.lib.stride_tricks.as_strided(storage[offset:], tuple(size), strides, writeable=False)

"""The model bundle inside the package: a Stanza model folder, and the card that says what is in it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class BundleError(Exception):
    """The model folder is missing, incomplete or not newsner's."""


@dataclass(frozen=True, slots=True)
class Card:
    """What ``card.json`` says: name, version, and everything else as written by ``training/``."""

    name: str
    version: str
    details: dict[str, Any]


def model_dir() -> Path:
    """The folder that plain ``stanza.Pipeline("id", dir=…)`` loads too."""
    return Path(__file__).with_name("model")


def read_card(folder: Path) -> Card:
    """:raises BundleError: where there is no readable ``card.json`` and ``resources.json``."""
    path = folder / "card.json"
    try:
        details = json.loads(path.read_text(encoding="utf-8"))
        (folder / "resources.json").stat()
        return Card(details["name"], details["version"], details)
    except FileNotFoundError as error:
        raise BundleError(
            f"{folder} is not a newsner model: {Path(error.filename).name} is missing; "
            "reinstall newsner or point --model-dir to a bundle made by training/bundle.py"
        ) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BundleError(f"{path} cannot be read ({error}); reinstall newsner") from error


def check_files(folder: Path, card: Card) -> list[tuple[str, int, str, bool]]:
    """(path, bytes, SHA-256, does it match the card) of each file that the card lists."""
    rows = []
    for entry in card.details.get("files", []):
        path = folder / entry["path"]
        try:
            data = path.read_bytes()
        except OSError:
            rows.append((entry["path"], 0, "", False))
            continue
        digest = hashlib.sha256(data).hexdigest()
        rows.append((entry["path"], len(data), digest, digest == entry["sha256"]))
    return rows

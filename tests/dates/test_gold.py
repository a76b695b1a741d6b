"""Floors on the labelled texts beside the repository; they may only be raised."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT / "../shared/data"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.exists(), reason="the labelled data (../shared) is not here"),
]


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dates_benchmark", ROOT / "benchmarks/dates.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["dates_benchmark"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("name", "span_f1", "value_f1"),
    [("gold/dates", 0.99, 0.98), ("gold/articles", 0.98, 0.98)],
)
def test_gold(benchmark: ModuleType, name: str, span_f1: float, value_f1: float) -> None:
    count = benchmark.score(benchmark.newsner_engine(), benchmark.SETS[name](), errors=False)
    assert count.f1(count.spans) >= span_f1
    assert count.f1(count.values) >= value_f1
    assert count.noisy == 0


@pytest.mark.slow
@pytest.mark.parametrize(("name", "span_f1", "accuracy"), [("newsreal/dev", 0.93, 0.95)])
def test_real_news(benchmark: ModuleType, name: str, span_f1: float, accuracy: float) -> None:
    count = benchmark.score(benchmark.newsner_engine(), benchmark.SETS[name](), errors=False)
    assert count.f1(count.spans) >= span_f1
    assert count.values / count.spans >= accuracy

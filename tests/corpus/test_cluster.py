"""The Ray engine against the local one, on a Ray of this machine."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsner.corpus import cluster
from newsner.corpus.files import Broken
from newsner.corpus.reading import Reading
from newsner.corpus.run import run as run_here
from tests.corpus import light

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reading:
    """Three groups: two files of many articles (some broken), and some files of one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(cluster, "PART", 40)
    (tmp_path / "in").mkdir()
    for name, count in (("a", 100), ("b", 80)):
        lines = [
            json.dumps(
                {"text": f"Budi tiba di Garut, Rabu (14/9/2022). {'Lagi. ' * (i % 9)}", "id": f"{name}{i}"}
            )
            for i in range(count)
        ]
        lines[7::20] = ["{rusak"] * len(lines[7::20])
        (tmp_path / "in" / f"{name}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    for i in range(5):
        (tmp_path / "in" / f"c{i}.txt").write_text(f"Siti ke-{i} tiba.", encoding="utf-8")
    return Reading(["in"])


def parts(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("part-*"))


def records(folder: Path) -> list[str]:
    return "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("part-*"))).splitlines()


def here(reading: Reading) -> list[str]:
    return [result.record.to_json() for result in run_here(reading, light.build)]


def test_groups(reading: Reading) -> None:
    assert [len(group.sources) for group in cluster.groups(reading)] == [1, 1, 5]
    with pytest.raises(Broken, match="stdin"):
        list(cluster.groups(Reading(["-"])))


def test_what_is_left_to_do(reading: Reading, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    everything, kept = cluster.prepare(folder, reading, resume=True)
    assert ([group.number for group in everything], kept.records) == ([0, 1, 2], 0)
    lines = here(reading)
    for name, some in (
        ("00000-00000", lines[:40]),
        ("00001-00000", lines[100:140]),
        ("00002-00000", lines[180:]),
    ):
        (folder / f"part-{name}.jsonl").write_text("".join(f"{line}\n" for line in some), encoding="utf-8")
    left, kept = cluster.prepare(folder, reading, resume=True)
    assert [(group.number, group.parts, group.records) for group in left] == [(0, 1, 40), (1, 1, 40)]
    assert kept.records == 85
    assert kept.failed == sum(line.startswith('{"source"') for line in lines[:40] + lines[100:140])
    with pytest.raises(Broken, match="--resume"):
        cluster.prepare(folder, reading, resume=False)
    with pytest.raises(Broken, match="other inputs"):
        cluster.prepare(folder, Reading(["in/a.jsonl"]), resume=True)


@pytest.fixture
def ray(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("ray", exc_type=ImportError)
    pytest.importorskip("ray.data", exc_type=ImportError)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))  # where the actors find the light extractor


@pytest.mark.slow
@pytest.mark.usefixtures("ray")
def test_two_actors_give_the_records_of_the_local_engine_and_go_on_where_they_were(
    reading: Reading, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    todo, _ = cluster.prepare(folder, reading, resume=False)
    results = list(cluster.run(reading, todo, light.build, folder, workers=2))
    wanted = here(reading)
    assert [result.record.to_json() for result in results] == wanted
    assert records(folder) == wanted
    whole = parts(folder)
    assert whole == [f"part-{n}.jsonl" for n in ("00000-00000", "00000-00001", "00000-00002", "00001-00000", "00001-00001", "00002-00000")]  # fmt: skip
    for name in whole[2], whole[4], whole[5]:  # as if it had been cut off
        (folder / name).unlink()
    todo, kept = cluster.prepare(folder, reading, resume=True)
    again = list(cluster.run(reading, todo, light.build, folder, workers=2))
    assert len(again) == len(wanted) - kept.records == 20 + 40 + 5
    assert records(folder) == wanted
    assert parts(folder) == whole
    assert list(folder.glob("unfinished*")) == []


@pytest.mark.slow
@pytest.mark.usefixtures("ray")
def test_what_is_lost_with_an_actor_is_done_again(
    reading: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in" / "c3.txt").write_text("SEKALI", encoding="utf-8")
    wanted = here(reading)
    monkeypatch.setenv("LIGHT_DIES_ONCE", str(tmp_path / "died"))
    todo, _ = cluster.prepare(tmp_path / "out", reading, resume=False)
    results = list(cluster.run(reading, todo, light.build, tmp_path / "out", workers=2))
    assert (tmp_path / "died").exists()
    assert [result.record.to_json() for result in results] == wanted

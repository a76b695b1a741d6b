"""Archives through the command: every article on record, whatever happens to the run."""

from __future__ import annotations

import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
posix = pytest.mark.skipif(os.name == "nt", reason="signals")


def command(*args: str | Path) -> list[str]:
    return [sys.executable, "-m", "tests.corpus.light", "extract", *map(str, args)]


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "TERM": "dumb", "PYTHONPATH": str(ROOT), **more}


def newsner(*args: str | Path, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command(*args), input=stdin, capture_output=True, cwd=ROOT, env=environment(**env), timeout=120, check=False,
    )  # fmt: skip


def records(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.splitlines()]


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    """Two hundred articles, a line in twenty of them broken."""
    path = tmp_path / "crawl.jsonl"
    lines = [
        json.dumps(
            {"id": f"a{i}", "isi": f"Budi Nomor tiba di Garut, Rabu (14/9/2022). {'Dan lagi. ' * (i % 30)}"}
        )
        for i in range(200)
    ]
    lines[::20] = ["{rusak"] * 10
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_record_for_each_line(crawl: Path) -> None:
    run = newsner("--quiet", crawl)
    got = records(run.stdout)
    assert run.returncode == 1
    assert len(got) == 200
    assert [i for i, r in enumerate(got) if "error" in r] == list(range(0, 200, 20))
    assert got[0]["source"] == str(crawl)
    assert got[0]["line"] == 1
    assert got[1]["source"] == "a1"
    assert got[1]["people"][0]["name"] == "Budi Nomor"
    assert b"10 of 200 inputs failed" in run.stderr


def test_processes_change_nothing(crawl: Path, tmp_path: Path) -> None:
    summary = tmp_path / "s.json"
    run = newsner(crawl, "--workers", "2", "--summary", summary)
    assert run.stdout == newsner(crawl).stdout
    told = json.loads(summary.read_text(encoding="utf-8"))
    assert (told["articles"], told["failed"], told["errors"]) == (200, 10, {"json": 10})
    assert told["state"] == "finished"
    assert told["words"] > 190 * 6


def test_a_folder_and_a_pattern(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Budi tiba.", encoding="utf-8")
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b'{"judul": "J", "content": "Siti tiba."}\n'))
    sources = [f"{tmp_path}/a.jsonl.gz:1", f"{tmp_path}/b.txt"]
    assert [r["source"] for r in records(newsner(tmp_path).stdout)] == sources
    assert [r["source"] for r in records(newsner(f"{tmp_path}/*").stdout)] == sources
    run = newsner(f"{tmp_path}/*.csv")
    assert (run.returncode, run.stdout) == (2, b"")
    assert b"nothing matches" in run.stderr


def test_what_the_run_writes_is_not_read_by_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Budi tiba.", encoding="utf-8")
    out, summary = tmp_path / "z" / "out.jsonl", tmp_path / "run.json"
    out.parent.mkdir()
    for inputs in (tmp_path, f"{tmp_path}/**"):
        for _ in range(2):
            run = newsner(inputs, "--output", out, "--summary", summary)
            assert (run.returncode, run.stderr) == (0, b"")
            assert [r["source"] for r in records(out.read_bytes())] == [str(tmp_path / "a.txt")]
    run = newsner(out, "--output", out)
    assert run.returncode == 2
    assert out.stat().st_size


def test_a_folder_without_articles_is_said(tmp_path: Path) -> None:
    run = newsner(tmp_path)
    assert (run.returncode, run.stdout) == (0, b"")
    assert b"no articles found" in run.stderr


def test_a_pipe_of_records() -> None:
    run = newsner(stdin=b'{"text": "Budi tiba."}\n')
    assert [r["source"] for r in records(run.stdout)] == ["stdin:1"]
    run = newsner("--input-format", "csv", "--text-field", "berita", stdin=b"berita;x\nBudi tiba.;1\n")
    assert records(run.stdout)[0]["people"][0]["name"] == "Budi"


def test_fail_fast_stops_at_the_first(crawl: Path) -> None:
    assert newsner("--fail-fast", crawl).stdout == b""


def test_dates_that_cannot_be_understood_are_said(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Budi tiba.", "date": "kapan-kapan"}\n', encoding="utf-8")
    run = newsner(path)
    assert run.returncode == 0
    assert len(records(run.stdout)) == 1
    assert b"kapan-kapan" in run.stderr


def test_many_errors_do_not_flood_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("{\n" * 500, encoding="utf-8")
    run = newsner(path)
    assert len(records(run.stdout)) == 500
    assert len(run.stderr.splitlines()) < 30


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz"])
def test_compressed_output(crawl: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    newsner(crawl, "-o", out)
    data = gzip.decompress(out.read_bytes()) if name.endswith("gz") else out.read_bytes()
    assert data == newsner(crawl).stdout


def test_resume_needs_a_jsonl_file(crawl: Path, tmp_path: Path) -> None:
    assert newsner("--resume", crawl).returncode == 2
    assert newsner("--resume", "-f", "json", "-o", tmp_path / "x", crawl).returncode == 2


def test_resume_refuses_other_inputs(crawl: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    newsner(crawl, "-o", out)
    before = out.read_bytes()
    other = tmp_path / "lain.jsonl"
    for content in ('{"text": "x"}\n' * 200, '{"text": "x"}\n' * 300, '{"text": "x"}\n'):
        other.write_text(content, encoding="utf-8")
        run = newsner(other, "-o", out, "--resume")
        assert run.returncode == 2
        assert b"name the same inputs" in run.stderr
        assert out.read_bytes() == before


def test_resume_refuses_the_output_of_another_model(crawl: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    newsner(crawl, "-o", out)
    before = out.read_bytes().replace(b'"version":"0"', b'"version":"9"')
    out.write_bytes(before)
    run = newsner(crawl, "-o", out, "--resume")
    assert run.returncode == 2
    assert b"test 9" in run.stderr
    assert out.read_bytes() == before


def test_resume_when_all_is_done(crawl: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    newsner(crawl, "-o", out)
    before = out.read_bytes()
    run = newsner(crawl, "-o", out, "--resume")
    assert (run.returncode, out.read_bytes()) == (1, before)  # the failures are still in it


def killed_and_resumed(crawl: Path, out: Path, kills: int, workers: int, seed: int) -> None:
    """Kill the run at random sizes of its output, ``kills`` times, then let it end."""
    chance = random.Random(seed)
    env = environment(LIGHT_SECONDS="0.002", LIGHT_PIECE="3000")
    args = command(crawl, "-o", out, "--resume", "-j", str(workers), "-q")
    killed = 0
    for _ in range(kills):
        grown = out.stat().st_size + chance.randint(1, 20_000) if out.exists() else 0
        with subprocess.Popen(args, cwd=ROOT, env=env, stderr=subprocess.DEVNULL) as process:
            while process.poll() is None and not (out.exists() and out.stat().st_size >= grown):
                time.sleep(0.0005)
            time.sleep(chance.random() * 0.01)
            process.kill()
        if chance.random() < 0.3 and out.exists():  # and the system had not yet written all of it
            size = out.stat().st_size
            os.truncate(out, max(0, size - chance.randint(0, 3000)))
        if process.returncode == -signal.SIGKILL:
            killed += 1
        else:
            out.unlink()  # it came to its end: once more from the start
    assert killed > kills / 2
    subprocess.run(args, cwd=ROOT, env=env, stderr=subprocess.DEVNULL, timeout=120, check=False)


@posix
@pytest.mark.parametrize(
    ("name", "kills", "workers"),
    [
        ("out.jsonl", 3, 1),
        ("out.jsonl.gz", 2, 2),
        pytest.param("out.jsonl", 30, 1, marks=pytest.mark.slow),
        pytest.param("out.jsonl.gz", 20, 1, marks=pytest.mark.slow),
        pytest.param("out.jsonl.zst", 20, 2, marks=pytest.mark.slow),
    ],
)
def test_killed_at_any_moment_and_resumed_it_ends_the_same(
    crawl: Path, tmp_path: Path, name: str, kills: int, workers: int
) -> None:
    if name.endswith("zst"):
        pytest.importorskip("zstandard")
    whole, out = tmp_path / f"whole-{name}", tmp_path / name
    newsner(crawl, "-o", whole, "-q", LIGHT_PIECE="3000")
    killed_and_resumed(crawl, out, kills, workers, seed=kills + workers)
    assert out.read_bytes() == whole.read_bytes()


@posix
@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_says_how_to_go_on(crawl: Path, tmp_path: Path, workers: str) -> None:
    out, summary = tmp_path / "out.jsonl", tmp_path / "s.json"
    args = command(crawl, "-o", out, "-j", workers, "--summary", summary)
    with subprocess.Popen(
        args,
        cwd=ROOT,
        env=environment(LIGHT_SECONDS="0.02"),
        stderr=subprocess.PIPE,
        start_new_session=True,
        # What runs in the background of a script ignores Ctrl-C, and so would its children.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        while not (out.exists() and out.stat().st_size):
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all of them
        _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"--resume" in told
    assert b"Traceback" not in told
    assert out.read_bytes().endswith(b"\n")
    assert json.loads(summary.read_text(encoding="utf-8"))["state"] == "interrupted"
    newsner(crawl, "-o", out, "--resume")
    assert out.read_bytes() == newsner(crawl).stdout


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc")
def test_no_process_is_left_behind_by_a_kill(crawl: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    with subprocess.Popen(
        command(crawl, "-o", out, "-j", "2", "-q"), cwd=ROOT, env=environment(LIGHT_SECONDS="0.02")
    ) as process:
        while not (out.exists() and out.stat().st_size):
            time.sleep(0.01)
        children = (
            Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii").split()
        )
        process.kill()
    assert len(children) >= 2
    for _ in range(1000):
        left = [child for child in children if Path(f"/proc/{child}/fd/0").exists()]
        if not left:
            break
        time.sleep(0.02)
    assert left == []


@posix
@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_reader_that_goes_away_is_no_error(crawl: Path, workers: str) -> None:
    line = f"{' '.join(command(crawl, '-j', workers, '-q'))} | head -n 1; exit ${{PIPESTATUS[0]}}"
    big = crawl.with_name("big.jsonl")
    big.write_bytes(b'{"text": "Budi tiba."}\n' * 3000)
    run = subprocess.run(
        ["bash", "-c", line.replace(str(crawl), str(big))],
        capture_output=True, cwd=ROOT, env=environment(), timeout=60, check=False,
    )  # fmt: skip
    assert (run.returncode, run.stderr) == (0, b"")
    assert len(run.stdout.splitlines()) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_full_disk_is_said(crawl: Path, workers: str) -> None:
    run = newsner(crawl, "-o", "/dev/full", "-j", workers, "-q")
    assert run.returncode == 1
    assert b"no space left" in run.stderr
    assert b"--resume" in run.stderr
    assert b"Traceback" not in run.stderr


def test_a_process_that_dies_costs_one_article(crawl: Path) -> None:
    lines = crawl.read_text(encoding="utf-8").splitlines()
    lines[50] = '{"id": "a50", "isi": "MELEDAK"}'
    crawl.write_text("\n".join(lines) + "\n", encoding="utf-8")
    run = newsner(crawl, "-j", "2", "-q")
    got = records(run.stdout)
    assert len(got) == 200
    assert got[50]["error"]["code"] == "crashed"
    assert sum("error" in r for r in got) == 11


@pytest.mark.model
def test_the_model_in_processes_is_the_model(tmp_path: Path, samples: list[Path]) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        "".join(
            json.dumps({"text": p.read_text(encoding="utf-8"), "id": p.name}) + "\n" for p in samples * 4
        ),
        encoding="utf-8",
    )
    one, two = (
        subprocess.run(
            [sys.executable, "-m", "newsner", "extract", path, "-j", n], capture_output=True, check=True
        ).stdout
        for n in "12"
    )
    assert one == two
    assert len(one.splitlines()) == 4 * len(samples)

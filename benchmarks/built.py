"""
The synthetic roster as everybody searches it, built once in a folder and used again.

Parts are built by two processes at a time, the longest first; each leaves a note of what it cost,
and a part whose note is missing or of other rows is built anew.
"""

from __future__ import annotations

import json
import pickle
import shutil
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter, process_time

from benchmarks import synthetic
from benchmarks.peers import cluster, plain, postgres, tantivy
from benchmarks.synthetic import Person
from callassist.matching import KEY_VERSION
from callassist.storage.rosters.builder import RosterBuilder
from callassist.storage.search import IndexWriter

KEY = bytes(range(32))
"""Of the roster version; its rows are nobody's."""

SAMPLE = 20_000
WORKERS = 2

Figures = dict[str, dict[str, float]]


def build(folder: Path, rows: int, *, peers: bool) -> Figures:
    """
    Build what is missing.

    Args:
        folder: where, see `harness.workplace`.
        rows: of the roster.
        peers: whether other search engines take part, as far as they are installed.

    Returns:
        Wall and processor seconds of each part, and the megabytes it left. The processor time
        of PostgreSQL's own process is not in it.
    """
    version(folder).mkdir(exist_ok=True)
    first = ["index", *(["postgres"] if peers and cluster.is_installed() else []), "roster"]
    first += [*(["tantivy"] if peers and tantivy.is_installed() else []), "sample"]
    return _built(folder, rows, first) | _built(folder, rows, ["plain"])


def version(folder: Path) -> Path:
    """Return the folder of the roster version."""
    return folder / "version"


def plain_version(folder: Path) -> Path:
    """Return the folder of the same version without encryption."""
    return folder / "plain"


def sample(folder: Path) -> list[Person]:
    """Return persons from all over the roster."""
    values = pickle.loads((folder / "sample").read_bytes())  # noqa: S301 - written by `_sample`
    return [Person(*one) for one in values]


def _built(folder: Path, rows: int, parts: Sequence[str]) -> Figures:
    wanted = {"rows": rows, "key_version": KEY_VERSION}
    figures = {}
    missing = []
    for part in parts:
        note = _note(folder, part)
        if note.items() >= wanted.items():
            figures[part] = note
        else:
            missing.append(part)
    with ProcessPoolExecutor(WORKERS, get_context("spawn")) as pool:
        running = {pool.submit(_build, folder, rows, part): part for part in missing}
        for done in as_completed(running):
            part = running[done]
            figures[part] = done.result() | wanted
            (folder / f"{part}.json").write_text(json.dumps(figures[part]), encoding="utf-8")
            print(f"built {part} in {figures[part]['seconds']:.0f} s", file=sys.stderr, flush=True)
    return figures


def _note(folder: Path, part: str) -> dict[str, float]:
    path = folder / f"{part}.json"
    found: dict[str, float] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return found


def _build(folder: Path, rows: int, part: str) -> dict[str, float]:
    """Build one part in a process of its own."""
    makers: dict[str, tuple[Path, Callable[[Path, int], None]]] = {
        "index": (version(folder) / "index.db", _index),
        "roster": (version(folder) / "roster.db", _roster),
        "sample": (folder / "sample", _sample),
        "plain": (plain_version(folder), lambda path, _: plain.build(path, version(folder), KEY)),
        "tantivy": (
            folder / "tantivy",
            lambda path, count: tantivy.build(path, synthetic.batches(count)),
        ),
        "postgres": (
            folder / "postgres",
            lambda path, count: postgres.build(path, synthetic.batches(count)),
        ),
    }
    path, make = makers[part]
    _remove(path)
    wall, processor = perf_counter(), process_time()
    make(path, rows)
    return {
        "seconds": perf_counter() - wall,
        "processor_seconds": process_time() - processor,
        "megabytes": _size(path) / 2**20,
    }


def _index(path: Path, rows: int) -> None:
    writer = IndexWriter(path, KEY)
    for batch in synthetic.batches(rows):
        writer.add(batch)
    writer.finish()


def _roster(path: Path, rows: int) -> None:
    builder = RosterBuilder(path, KEY)
    for batch in synthetic.batches(rows):
        builder.add([row for _, row in batch])
    builder.settle()
    builder.finish({})


def _sample(path: Path, rows: int) -> None:
    step = max(1, rows // SAMPLE)
    some = islice(synthetic.people(rows), None, None, step)
    path.write_bytes(pickle.dumps([tuple(one) for one in some]))


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    for left in path.parent.glob(f"{path.name}*"):
        if left.is_file() and left.suffix != ".json":
            left.unlink()


def _size(path: Path) -> int:
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(one.stat().st_size for one in files if one.is_file())

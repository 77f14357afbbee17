"""Synthetic rosters, for trying the program and for measuring it."""

from __future__ import annotations

from pathlib import Path

from callassist.domain.errors import UsageError
from callassist.rosterfiles import sample

ENDINGS = (".xlsx", ".csv")


def write_sample(path: Path, rows: int, seed: int) -> None:
    """
    Write a synthetic roster.

    Args:
        path: file to write; its ending says which format.
        rows: persons on it.
        seed: the same seed writes the same roster.

    Raises:
        UsageError: another ending, or a folder that does not exist.
    """
    if path.suffix.lower() not in ENDINGS:
        raise UsageError("sample-ending", endings=" ".join(ENDINGS))
    if not path.parent.is_dir() or path.is_dir():
        raise UsageError("file-unwritable")
    sample.write(path, rows, seed)

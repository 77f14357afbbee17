"""What the shim recorded: every change to a profile's files, in order."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

_HEAD = struct.Struct("=QQIIIIII")


class Kind(StrEnum):
    """What was done, by the letter in the record; `shim.c` explains them."""

    WRITTEN = "W"
    TRUNCATED = "T"
    FLUSHED = "S"
    MADE = "C"
    FOLDER_MADE = "M"
    RENAMED = "R"
    REMOVED = "U"
    FOLDER_REMOVED = "D"
    PROMISED = "P"
    KILLED = "K"
    UNRECORDED = "!"


@dataclass(frozen=True, slots=True)
class Change:
    """
    One change.

    Args:
        kind: what was done.
        at: nanoseconds on the machine's monotonic clock, after it was done.
        process: who did it.
        path, other: of the file; where a renamed one went.
        offset: of the bytes written, or the new size.
        data: bytes written, where they were recorded.
    """

    kind: Kind
    at: int
    process: int
    path: str
    other: str
    offset: int
    data: bytes


def read(log: Path) -> list[Change]:
    """Return what was recorded; a record cut off at the end is left out."""
    return list(_changes(log.read_bytes())) if log.exists() else []


def _changes(raw: bytes) -> Iterator[Change]:
    start = 0
    while start + _HEAD.size <= len(raw):
        at, offset, process, letter, *lengths, _ = _HEAD.unpack_from(raw, start)
        texts, start = start + _HEAD.size, start + _HEAD.size + sum(lengths)
        if start > len(raw):
            return
        path, other, data = (
            raw[texts + sum(lengths[:part]) : texts + sum(lengths[: part + 1])] for part in range(3)
        )
        kind = Kind(chr(letter))
        yield Change(kind, at, process, path.decode(), other.decode(), offset, data)

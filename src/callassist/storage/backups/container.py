"""
A backup's file: a head that can be replaced in place, and members that never change.

    0        magic, format, bytes of an area
    4096     area A: sequence, length, SHA-256, head, zeros
    …        area B: the same once more
    …        members, one after another, in the order the head tells

The head stands there twice, so that a damaged page of one leaves the other, and a crash while it
is replaced leaves one of the two whole.
"""

from __future__ import annotations

import hashlib
import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from callassist.domain.errors import RefusedError
from callassist.domain.machine import machine_error

FORMAT = 1
MAGIC = b"callassist-backup"
CHUNK = 1 << 20

_PREAMBLE = struct.Struct(">17sBI")
_AREA = struct.Struct(">QI32s")
_FIRST_AREA = 4096
_LEAST_AREA = 1 << 16
_MOST_AREA = 1 << 26


@dataclass(frozen=True, slots=True)
class Head:
    """
    What is read of a backup's file before its members.

    Args:
        sequence: counts how often it was replaced.
        data: as it was written.
        area: bytes kept for it, twice.
    """

    sequence: int
    data: bytes
    area: int

    @property
    def body(self) -> int:
        """Where the first member begins."""
        return _FIRST_AREA + 2 * self.area


def is_backup(path: Path) -> bool:
    """Return whether a file begins as a backup does; raises as `read_head`."""
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except FileNotFoundError:
        raise RefusedError("file-unreadable") from None
    except OSError as error:
        raise machine_error(error) from error


def area_for(head: int) -> int:
    """Return how many bytes to keep for a head of this length, so that it can grow."""
    area = _LEAST_AREA
    while area < 2 * head:
        area *= 2
    return area


def begin(file: BinaryIO, area: int) -> None:
    """Write the preamble and leave room for the heads; members follow."""
    file.write(_PREAMBLE.pack(MAGIC, FORMAT, area).ljust(_FIRST_AREA, b"\0"))
    file.write(b"\0" * (2 * area))


def read_head(path: Path) -> Head:
    """
    Read the newest whole head of a backup.

    Raises:
        RefusedError: backup-missing, backup-foreign: no backup; backup-too-new, backup-damaged.
        MachineError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            area = _area_of(file.read(_PREAMBLE.size))
            found = [one for at in (0, 1) if (one := _head_at(file, at, area))]
    except FileNotFoundError:
        raise RefusedError("backup-missing") from None
    except OSError as error:
        raise machine_error(error) from error
    if not found:
        raise RefusedError("backup-damaged")
    return max(found, key=lambda one: one.sequence)


def write_head(path: Path, data: bytes) -> None:
    """
    Replace the head of a backup: first in one place, then in the other, each on the disk.

    What stood there before is overwritten.

    Raises:
        RefusedError: backup-head-full: it does not fit any more.
        MachineError: the file cannot be written.
    """
    old = read_head(path)
    if _AREA.size + len(data) > old.area:
        raise RefusedError("backup-head-full")
    try:
        with path.open("r+b") as file:
            _put(file, Head(old.sequence + 1, data, old.area))
    except OSError as error:
        raise machine_error(error) from error


def put_first_head(file: BinaryIO, data: bytes, area: int) -> None:
    """Write the head of a backup whose members stand already."""
    _put(file, Head(1, data, area))


def copy_in(source: Path, file: BinaryIO) -> tuple[int, str]:
    """Append a member; return its bytes and their SHA-256."""
    with source.open("rb") as reading:
        return _copied(reading, file, None)


def copy_out(path: Path, at: int, size: int, target: Path) -> str:
    """
    Copy a member into a file of its own and return its SHA-256.

    Raises:
        RefusedError: backup-damaged: the backup ends too early.
        OSError: the disk is full, or one of the files cannot be used.
    """
    with path.open("rb") as file, private(target) as out:
        file.seek(at)
        found, digest = _copied(file, out, size)
    if found != size:
        raise RefusedError("backup-damaged")
    return digest


@contextmanager
def private(path: Path) -> Iterator[BinaryIO]:
    """Give a new file that only its owner can read; it is on the disk when the block is left."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w+b") as file:
        yield file
        flush(file)


def flush(file: BinaryIO) -> None:
    """Put what was written on the disk, and let the next reader fetch it from there."""
    file.flush()
    os.fsync(file.fileno())
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _copied(source: BinaryIO, target: BinaryIO, most: int | None) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    while piece := source.read(CHUNK if most is None else min(CHUNK, most - size)):
        digest.update(piece)
        target.write(piece)
        size += len(piece)
    return size, digest.hexdigest()


def _area_of(preamble: bytes) -> int:
    if not preamble.startswith(MAGIC):
        raise RefusedError("backup-foreign")
    if len(preamble) < _PREAMBLE.size:
        raise RefusedError("backup-damaged")
    _, number, area = _PREAMBLE.unpack(preamble)
    if number > FORMAT:
        raise RefusedError("backup-too-new")
    if not _LEAST_AREA <= area <= _MOST_AREA:
        raise RefusedError("backup-damaged")
    return int(area)


def _head_at(file: BinaryIO, place: int, area: int) -> Head | None:
    file.seek(_FIRST_AREA + place * area)
    found = file.read(area)
    if len(found) != area:
        return None
    sequence, length, digest = _AREA.unpack_from(found)
    data = found[_AREA.size : _AREA.size + length]
    whole = len(data) == length and hashlib.sha256(data).digest() == digest
    return Head(sequence, data, area) if whole else None


def _put(file: BinaryIO, head: Head) -> None:
    digest = hashlib.sha256(head.data).digest()
    written = _AREA.pack(head.sequence, len(head.data), digest) + head.data
    for place in (0, 1):
        file.seek(_FIRST_AREA + place * head.area)
        file.write(written.ljust(head.area, b"\0"))
        flush(file)

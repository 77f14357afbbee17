"""Files that are put in place in one step, whole, readable by their owner only."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from callassist.domain.errors import UsageError


def check_folder(path: Path) -> None:
    """
    Look whether a file could be written, before anything else is done for it.

    Raises:
        UsageError: there is no such folder, or a folder has that name.
    """
    if path.is_dir() or not path.parent.is_dir():
        raise UsageError("file-unwritable")


def is_same(one: Path, other: Path) -> bool:
    """Return whether writing one file would replace the other, whatever the names say."""
    both_there = one.exists() and other.exists()
    return one.resolve() == other.resolve() or (both_there and one.samefile(other))


def put(path: Path, content: bytes) -> None:
    """
    Write a file aside, and let it take its place when it is on the disk.

    Args:
        path: file to write; what was there is replaced.
        content: all of it.

    Raises:
        OSError: the disk is full, or we may not write there; what was there is untouched.
    """
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        _write(part, content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())

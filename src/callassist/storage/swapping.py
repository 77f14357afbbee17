"""
Putting a folder that was built aside in the place of another, which is kept.

    <name>                    the folder in use
    .<name>.aside-<hex>       built aside; holds a marker until it has its place
    .<name>.lock              held by who replaces it, and gone again
    <name>.former-<moment>    what stood in its place
"""

from __future__ import annotations

import ctypes
import glob
import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from callassist.domain.errors import CallAssistError
from callassist.domain.machine import sync
from callassist.storage import locks

MARKER = "UNFINISHED"

_RENAME_EXCHANGE = 2  # linux/fs.h
_AT_FDCWD = -100  # fcntl.h


@contextmanager
def claimed(folder: Path, busy: CallAssistError) -> Iterator[None]:
    """
    Let one process at a time replace a folder, whether it exists or not.

    Args:
        folder: what is to be replaced.
        busy: what is raised where somebody else is at it.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    lock = folder.with_name(f".{folder.name}.lock")
    with locks.held(lock, busy):
        try:
            yield
        finally:
            with suppress(OSError):  # Windows lets no open file go
                lock.unlink()


def aside_of(folder: Path) -> Path:
    """Make an empty folder beside another, on the same disk, and mark it as unfinished."""
    aside = folder.with_name(f".{folder.name}.aside-{secrets.token_hex(4)}")
    aside.mkdir(mode=0o700, parents=True)
    (aside / MARKER).touch(mode=0o600)
    return aside


def put_in_place(aside: Path, folder: Path) -> Path | None:
    """
    Let `aside` take the place of `folder` in one step, where the system has one.

    Returns:
        Where the former folder is now, or None where there was none.

    Raises:
        OSError: it cannot be done; the former folder is in its place.
    """
    former = None
    if folder.is_dir() and any(folder.iterdir()):
        former = _former(folder)
        _exchange(aside, folder, former)
    else:
        if folder.is_dir():
            folder.rmdir()
        aside.rename(folder)
    (folder / MARKER).unlink(missing_ok=True)
    sync(folder)
    sync(folder.parent)
    return former


def tidy(folder: Path) -> None:
    """
    Finish or clear away what a replacement that was interrupted left beside a folder.

    Only for who keeps others from replacing it: what they are building would go.

    A marked folder never got its place and is removed; one without the marker is the former one.
    """
    name = glob.escape(folder.name)
    formers = sorted(folder.parent.glob(f"{name}.former-*"))
    if not folder.exists() and formers:
        formers[-1].rename(folder)
    (folder / MARKER).unlink(missing_ok=True)
    for left in folder.parent.glob(f".{name}.aside-*"):
        if (left / MARKER).exists() or not any(left.iterdir()):
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.rename(_former(folder))


def discard(aside: Path) -> None:
    """
    Remove a folder that was built aside in vain; its marker goes last.

    Without a marker it is the former folder: somebody stopped us right after the exchange.
    """
    if not (aside / MARKER).exists():
        return
    for path in aside.iterdir():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        elif path.name != MARKER:
            path.unlink(missing_ok=True)
    shutil.rmtree(aside, ignore_errors=True)


def _former(folder: Path) -> Path:
    stem = f"{folder.name}.former-{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    return folder.with_name(f"{stem}-{secrets.token_hex(2)}")


def _exchange(aside: Path, folder: Path, former: Path) -> None:
    if _exchanged(aside, folder):
        aside.rename(former)
        return
    folder.rename(former)
    try:
        aside.rename(folder)
    except OSError:
        former.rename(folder)
        raise


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; false where the system or the disk has no such step."""
    if sys.platform != "linux":
        return False
    swap = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if swap is None:
        return False
    names = (os.fsencode(one), os.fsencode(other))
    return bool(swap(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0)

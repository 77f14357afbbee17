"""What the operating system's failures mean to a person, and what makes a name last."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from callassist.domain.errors import MachineError

_FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
_READ_ONLY = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_TOO_MANY = frozenset({errno.EMFILE, errno.ENFILE})


def machine_error(error: OSError) -> MachineError:
    """
    Turn a failure of the operating system into one that says how to go on.

    Args:
        error: what was raised; its file name and text are not repeated.

    Returns:
        disk-full, read-only, too-many-files, memory-full, else disk-error.
    """
    if error.errno in _FULL:
        return MachineError("disk-full")
    if error.errno in _READ_ONLY:
        return MachineError("read-only")
    if error.errno in _TOO_MANY:
        return MachineError("too-many-files")
    if error.errno == errno.ENOMEM:
        return MachineError("memory-full")
    return MachineError("disk-error")


def sync(folder: Path) -> None:
    """Put the names in a folder on the disk: before, a power cut may take what is flushed in it."""
    if os.name == "nt":  # Windows cannot open a folder to flush it
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

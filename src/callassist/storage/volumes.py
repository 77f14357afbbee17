"""Whether a folder is on a disk of this machine: a database in WAL mode needs one."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, Protocol

# File systems whose locks and shared memory do not hold between machines.
NETWORK = frozenset(
    {
        "afs",
        "ceph",
        "cifs",
        "coda",
        "davfs",
        "fuse.ceph",
        "fuse.davfs2",
        "fuse.glusterfs",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.sshfs",
        "glusterfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "smb2",
        "smb3",
        "smbfs",
        "webdav",
    }
)

_OCTAL = re.compile(rb"\\([0-7]{3})")
_DRIVE_REMOTE = 4  # what Windows' GetDriveType answers for a mapped network drive


class Mount(Protocol):
    """A mounted file system, as psutil tells it."""

    @property
    def mountpoint(self) -> str:
        """Where it is mounted."""

    @property
    def fstype(self) -> str:
        """What kind it is."""


class MountPoint(NamedTuple):
    """A mounted file system of one's own making."""

    mountpoint: str
    fstype: str


def is_network_share(folder: Path, mounts: Iterable[Mount] | None = None) -> bool:
    """
    Tell whether a folder is on a network share.

    Args:
        folder: need not exist yet.
        mounts: what is mounted; the machine's own by default.
    """
    place = folder.resolve()
    if str(place).startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - has no `windll` on the other systems

        return bool(ctypes.windll.kernel32.GetDriveTypeW(place.anchor) == _DRIVE_REMOTE)
    return _kind(place, _mounted() if mounts is None else mounts) in NETWORK


def _mounted() -> Iterable[Mount]:
    """Return what is mounted here."""
    if sys.platform == "linux":
        lines = map(bytes.split, Path("/proc/self/mounts").read_bytes().splitlines())
        return [MountPoint(unescaped(line[1]), line[2].decode()) for line in lines]
    else:  # noqa: RET505 - the type checker skips what another platform runs only as a branch
        import psutil  # noqa: PLC0415 - slow to load, and Linux tells without it

        return psutil.disk_partitions(all=True)


def unescaped(place: bytes) -> str:
    """Return a path of the table of mounts, in which white space and such stand in octal."""
    return os.fsdecode(_OCTAL.sub(lambda sign: bytes([int(sign[1], 8)]), place))


def _kind(place: Path, mounts: Iterable[Mount]) -> str:
    """Return the kind of the innermost file system that holds a place, "" where none is known."""
    around = {str(path) for path in (place, *place.parents)}
    holding = [mount for mount in mounts if mount.mountpoint in around]
    # Of several on one mount point the last covers the others.
    return max(holding, key=lambda mount: len(mount.mountpoint)).fstype.lower() if holding else ""

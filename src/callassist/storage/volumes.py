"""Whether a folder is on a disk of this machine: a database in WAL mode needs one."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, Protocol

import psutil

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
    return _kind(place, psutil.disk_partitions(all=True) if mounts is None else mounts) in NETWORK


def _kind(place: Path, mounts: Iterable[Mount]) -> str:
    """Return the kind of the innermost file system that holds a place, "" where none is known."""
    around = {str(path) for path in (place, *place.parents)}
    holding = [mount for mount in mounts if mount.mountpoint in around]
    # Of several on one mount point the last covers the others.
    return max(holding, key=lambda mount: len(mount.mountpoint)).fstype.lower() if holding else ""

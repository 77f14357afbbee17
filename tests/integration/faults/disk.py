"""
A disk that loses power: what may lie on it after the first so many changes of a recording.

What a program has written lies in the system's memory until it is flushed. When the power goes,
each 512-byte sector written since its file's last flush is on the disk or is not, whatever the
order; each name made, changed or removed since its folder's last flush as well. On most file
systems names reach the disk in the order of their changes; the stricter reading of POSIX, in
which any of them may be missing, is tried too.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path, PurePosixPath

from tests.integration.faults.recording import Change, Kind

SECTOR = 512
JOURNALLED_SHARE = 0.6  # of the states: names reach the disk in order, as on ext4 or NTFS
EVEN = 0.5
NOT_ON_DISK = "-shm"  # shared memory of SQLite's, made anew by whoever opens the database first


@dataclass(slots=True)
class Contents:
    """
    One file, whatever it is called.

    Args:
        safe: what is on the disk for certain.
        pending: writes (offset, bytes) and new sizes (size, None) since the last flush.
    """

    safe: bytes = b""
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def flushed(self) -> None:
        """Take everything written so far for safe."""
        self.safe, self.pending = self.whole(), []

    def whole(self) -> bytes:
        """Return what the program reads: everything it wrote."""
        return _applied(self.safe, self.pending)

    def survived(self, chance: random.Random) -> bytes:
        """Return what may be on the disk: some of the sectors that were not flushed."""
        kept = chance.choice((0.0, 0.5, 0.9, 1.0))
        pieces = [piece for change in self.pending for piece in _sectors(*change)]
        return _applied(self.safe, [one for one in pieces if chance.random() < kept])


def _applied(base: bytes, changes: Sequence[tuple[int, bytes | None]]) -> bytes:
    image = bytearray(base)
    for at, data in changes:
        end = at + len(data or b"")
        image.extend(bytes(max(0, end - len(image))))
        if data is None:
            del image[at:]
        else:
            image[at:end] = data
    return bytes(image)


def _sectors(at: int, data: bytes | None) -> list[tuple[int, bytes | None]]:
    if data is None:
        return [(at, None)]
    first = SECTOR - at % SECTOR
    cuts = [0, *range(first, len(data), SECTOR), len(data)]
    return [(at + cut, data[cut:end]) for cut, end in pairwise(cuts)]


class Folder:
    """What a folder's name stands for."""


Held = Contents | Folder | None  # None: nothing is called so


@dataclass(frozen=True, slots=True)
class Naming:
    """One change of names, which is on the disk as a whole or not at all."""

    names: tuple[tuple[str, Held], ...]

    def touches(self, folder: str) -> bool:
        """Return whether a folder's list of names is changed."""
        return any(_parent(name) == folder for name, _ in self.names)

    def apply(self, to: dict[str, Held]) -> None:
        """Carry it out; a folder keeps its names whether or not it has one itself by now."""
        for name, held in self.names:
            if held is None:
                to.pop(name, None)
            else:
                to[name] = held


class Disk:
    """
    Follows a recording and tells what may be left of it.

    Args:
        profile: the folder as it was before the recording; all of it is on the disk.
        root: what the recording calls it.
        heeds_flushes: false is the control: a disk that does nothing when told to flush.
    """

    def __init__(self, profile: Path, root: str, *, heeds_flushes: bool = True) -> None:
        self._root = root
        self._heeds_flushes = heeds_flushes
        self._now: dict[str, Held] = {root: Folder()}
        for path in profile.rglob("*"):
            name = f"{root}/{path.relative_to(profile)}"
            self._now[name] = Folder() if path.is_dir() else Contents(path.read_bytes())
        self._safe = dict(self._now)
        self._pending: list[Naming] = []

    def take(self, change: Change) -> None:
        """
        Follow one change.

        Raises:
            ValueError: it cannot be followed, and the recording is worth nothing.
        """
        path = change.path
        if path.endswith(NOT_ON_DISK):
            return
        match change.kind:
            case Kind.WRITTEN:
                self._file(path).pending.append((change.offset, change.data))
            case Kind.TRUNCATED:
                self._file(path).pending.append((change.offset, None))
            case Kind.FLUSHED:
                self._flush(path)
            case Kind.MADE:
                self._name((path, Contents()))
            case Kind.FOLDER_MADE:
                self._name((path, Folder()))
            case Kind.RENAMED:
                self._name((path, None), (change.other, self._now[path]))
            case Kind.REMOVED | Kind.FOLDER_REMOVED:
                self._name((path, None))
            case Kind.UNRECORDED | Kind.KILLED:
                raise ValueError(change.kind.name)

    def survive(self, folder: Path, chance: random.Random) -> None:
        """Write into an empty folder what may be on the disk if the power goes now."""
        for name, held in sorted(self._survived(chance).items()):
            path = folder / name.removeprefix(self._root).removeprefix("/")
            if isinstance(held, Folder):
                if path.parent.is_dir():
                    path.mkdir(mode=0o700, exist_ok=True)
            elif isinstance(held, Contents) and path.parent.is_dir():
                path.write_bytes(held.survived(chance))
                path.chmod(0o600)

    def _survived(self, chance: random.Random) -> dict[str, Held]:
        names = dict(self._safe)
        in_order = chance.random() < JOURNALLED_SHARE
        until = chance.randint(0, len(self._pending))
        for place, naming in enumerate(self._pending):
            if place < until if in_order else chance.random() < EVEN:
                naming.apply(names)
        return names

    def _file(self, path: str) -> Contents:
        held = self._now[path]
        assert isinstance(held, Contents)
        return held

    def _name(self, *names: tuple[str, Held]) -> None:
        naming = Naming(names)
        naming.apply(self._now)
        self._pending.append(naming)

    def _flush(self, path: str) -> None:
        if not self._heeds_flushes:
            return
        held = self._now[path]
        if isinstance(held, Contents):
            held.flushed()
            return
        left = []
        for naming in self._pending:
            if naming.touches(path):
                naming.apply(self._safe)
            else:
                left.append(naming)
        self._pending = left


def _parent(name: str) -> str:
    return str(PurePosixPath(name).parent)

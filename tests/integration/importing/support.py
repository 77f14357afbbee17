"""Small rosters, a registry in memory, and the import service over them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from callassist.domain.reference import ReferenceRule
from callassist.domain.roster import Activation, RosterStamp
from callassist.rosterfiles.options import ReadOptions
from callassist.services.importing.service import Importer, ImportService
from callassist.storage.rosters import layout
from callassist.storage.rosters.connection import open_reading

RULE = ReferenceRule(("A", "B", "C"), 7, (3, 4))
HEADER = ("整理番号", "契約名義", "フリガナ", "住所", "電話番号")
SPARE = ("見本　太郎", "ミホン タロウ", "大阪府架空市見本町一丁目2番3号", "090-0000-0000")


@dataclass
class MemoryRegistry:
    """The roster registry's promises without a database."""

    stamps: list[RosterStamp] = field(default_factory=list)
    keys: dict[str, tuple[bytes, int]] = field(default_factory=dict)
    switches: list[tuple[str, str, str]] = field(default_factory=list)

    def list(self) -> list[RosterStamp]:
        """Return every version, newest first."""
        return self.stamps[::-1]

    def active(self) -> RosterStamp | None:
        """Return the version searches use."""
        return next((stamp for stamp in self.stamps if stamp.active), None)

    def key(self, version: str) -> bytes:
        """Return a version's key."""
        return self.keys[version][0]

    def key_version(self, version: str) -> int:
        """Return the version of its search keys."""
        return self.keys[version][1]

    def install(self, stamp: RosterStamp, key: bytes, key_version: int, switch: Activation) -> None:
        """Register a version and switch to it."""
        self.stamps.append(stamp)
        self.keys[stamp.version] = (key, key_version)
        self.activate(switch.version, switch.user, switch.reason)

    def set_key_version(self, version: str, key_version: int) -> None:
        """Note the version of a rebuilt index's search keys."""
        self.keys[version] = (self.keys[version][0], key_version)

    def activate(self, version: str, user: str, reason: str) -> None:
        """Switch to a version."""
        self.switches.append((version, user, reason))
        self.stamps = [replace(stamp, active=stamp.version == version) for stamp in self.stamps]


def service(profile: Path, registry: MemoryRegistry) -> ImportService:
    """Return the import service of a supervisor on a profile."""
    return ImportService(profile, registry, Importer("supervisor", ReadOptions(RULE), 0.05))


def person(number: int, *changes: str, prefix: str = "A") -> tuple[str, ...]:
    """Return a made-up row as a file has it; `changes` replace its name, kana, address, phone."""
    return (f"{prefix}{number:07d}", *changes, *SPARE[len(changes) :])


def people(numbers: Iterable[int]) -> list[tuple[str, ...]]:
    """Return made-up rows."""
    return [person(number) for number in numbers]


def write_csv(path: Path, rows: Iterable[Sequence[str]]) -> Path:
    """Write a roster as a text file."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([HEADER, *rows])
    return path


def stored(profile: Path, registry: MemoryRegistry) -> dict[str, str]:
    """Return number → name of the active roster, read from its file."""
    active = registry.active()
    assert active is not None
    path = layout.version_folder(profile, active.version) / layout.ROSTER_FILE
    with closing(open_reading(path, registry.key(active.version))) as connection:
        return dict(connection.execute("SELECT reference, name FROM roster_row").fetchall())


def versions(profile: Path) -> set[str]:
    """Return the version folders that are on the disk."""
    return {path.name for path in (profile / "rosters").iterdir() if path.is_dir()}

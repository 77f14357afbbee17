"""Small rosters, a real registry, and the import service over them."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path

from callassist.domain.reference import ReferenceRule
from callassist.domain.roster import ImportProgress, ImportReport
from callassist.rosterfiles.options import ReadOptions
from callassist.services.importing.request import Approval, Importer, ImportRequest
from callassist.services.importing.service import ImportService
from callassist.services.importing.watch import unheard
from callassist.storage.database import Database
from callassist.storage.plans import PlanStore
from callassist.storage.registry import Registry
from callassist.storage.rosters import layout
from callassist.storage.rosters.connection import open_reading

RULE = ReferenceRule(("A", "B", "C"), 7, (3, 4))
HEADER = ("整理番号", "契約名義", "フリガナ", "住所", "電話番号")
SPARE = ("見本　太郎", "ミホン タロウ", "大阪府架空市見本町一丁目2番3号")


KEY = bytes.fromhex("5f3c" * 16)
SUPERVISOR = Importer("supervisor", ReadOptions(RULE), 0.05)


def registry_of(profile: Path) -> Registry:
    """Return the registry in a profile's own encrypted database, made on first use."""
    path = profile / "callassist.db"
    return Registry(Database.open(path, KEY) if path.exists() else Database.create(path, KEY))


def service(profile: Path, registry: Registry) -> ImportService:
    """Return the import service of a supervisor on a profile."""
    return ImportService(profile, registry, PlanStore(registry._database), SUPERVISOR)


def import_file(
    imports: ImportService,
    request: ImportRequest,
    approval: Approval | None = None,
    progress: Callable[[ImportProgress], None] = unheard,
) -> ImportReport:
    """Plan and apply in one go, as a command does."""
    with imports.planned(request, progress) as plan:
        return imports.conclude(plan, approval, progress)


def dry_run(imports: ImportService, request: ImportRequest) -> ImportReport:
    """Return what a file would come to, as a command does."""
    with imports.planned(request) as plan:
        return plan.report


def person(number: int, *changes: str, prefix: str = "A") -> tuple[str, ...]:
    """Return a made-up row as a file has it; `changes` replace its name, kana, address, phone."""
    spare = (*SPARE, f"090-{number // 10_000:04d}-{number % 10_000:04d}")
    return (f"{prefix}{number:07d}", *changes, *spare[len(changes) :])


def people(numbers: Iterable[int]) -> list[tuple[str, ...]]:
    """Return made-up rows."""
    return [person(number) for number in numbers]


def write_csv(path: Path, rows: Iterable[Sequence[str]]) -> Path:
    """Write a roster as a text file."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([HEADER, *rows])
    return path


def stored(profile: Path, registry: Registry) -> dict[str, str]:
    """Return number → name of the active roster, read from its file."""
    active = registry.active()
    assert active is not None
    path = layout.version_folder(profile, active.version) / layout.ROSTER_FILE
    with closing(open_reading(path, registry.key(active.version))) as connection:
        return dict(connection.execute("SELECT reference, name FROM roster_row").fetchall())


def versions(profile: Path) -> set[str]:
    """Return the version folders that are on the disk."""
    return {path.name for path in (profile / "rosters").iterdir() if path.is_dir()}

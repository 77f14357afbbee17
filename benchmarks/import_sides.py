"""The things that the import benchmark measures."""

from __future__ import annotations

import csv
import os
import time
from collections.abc import Callable
from pathlib import Path

import python_calamine

from benchmarks import built, profiles
from callassist.domain.reference import ReferenceRule
from callassist.domain.roster import ImportProgress
from callassist.rosterfiles.options import ReadOptions
from callassist.services.importing.request import Approval, Importer, ImportRequest
from callassist.services.importing.service import ImportService
from callassist.storage.database import Database
from callassist.storage.plans import PlanStore
from callassist.storage.registry import Registry
from callassist.storage.rosters import layout

RULE = ReferenceRule(("A", "B", "C"), 7, (3, 4))


def bare_csv(file: Path) -> dict[str, object]:
    """Iterate over a text file by `csv.reader` and do nothing with it."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return {"rows": sum(1 for _ in csv.reader(lines)) - 1}


def bare_calamine(file: Path) -> dict[str, object]:
    """Iterate over a workbook's first sheet by calamine and do nothing with it."""
    with python_calamine.CalamineWorkbook.from_path(file) as workbook:
        sheet = workbook.get_sheet_by_index(0)
        return {"rows": sum(1 for _ in sheet.iter_rows()) - 1}


def ours(file: Path, folder: Path, version: Path) -> dict[str, object]:
    """Import a file over an active roster of the same rows, built beforehand."""
    folder.mkdir(mode=0o700)
    database = Database.create(folder / "callassist.db", built.KEY)
    registry = Registry(database)
    stamp = profiles.place(folder, version, 0)
    profiles.register(registry, stamp)
    importer = Importer("bench", ReadOptions(RULE), 0.05)
    service = ImportService(folder, registry, PlanStore(database), importer)
    started, spent = time.perf_counter(), processor_seconds()
    phases: dict[str, float] = {}

    def follow(progress: ImportProgress) -> None:
        phases[progress.phase.value] = round(time.perf_counter() - started, 2)

    with service.planned(ImportRequest(file), follow) as plan:
        report = service.conclude(plan, Approval("benchmark"), follow)
    made = layout.version_folder(folder, report.version)
    return {
        "rows": report.rows,
        "accepted": report.accepted,
        "unchanged": report.unchanged,
        "seconds": time.perf_counter() - started,
        "processor_seconds": processor_seconds() - spent,
        "phase_ends": phases,
        "disk": {path.name: path.stat().st_size for path in made.iterdir()},
    }


def processor_seconds() -> float:
    """Return the processor time of this process and of its children that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def run(kind: str, *arguments: str) -> dict[str, object]:
    """Return what one measurement came to."""
    runs: dict[str, Callable[..., dict[str, object]]] = {
        "csv": bare_csv,
        "calamine": bare_calamine,
        "ours": ours,
    }
    started, spent = time.perf_counter(), processor_seconds()
    result = runs[kind](*map(Path, arguments))
    taken = {
        "seconds": time.perf_counter() - started,
        "processor_seconds": processor_seconds() - spent,
    }
    return {**taken, **result}

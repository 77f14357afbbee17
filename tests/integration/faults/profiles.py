"""Real encrypted profiles for the fault tests."""

from __future__ import annotations

from pathlib import Path

from callassist.domain.reference import ReferenceRule
from callassist.rosterfiles.options import ReadOptions
from callassist.services.importing.service import Importer, ImportService
from callassist.storage.database import Database
from callassist.storage.registry import Registry

RULE = ReferenceRule(("A", "B", "C"), 7, (3, 4))


def open_database(profile: Path, key: bytes) -> Database:
    """Open a profile's `callassist.db`, made on first use."""
    path = profile / "callassist.db"
    return Database.open(path, key) if path.exists() else Database.create(path, key)


def imports_of(profile: Path, database: Database) -> ImportService:
    """Return the import service on a profile."""
    importer = Importer("supervisor", ReadOptions(RULE), max_removal_share=0.05)
    return ImportService(profile, Registry(database), importer)

"""Real encrypted profiles for the fault tests."""

from __future__ import annotations

from pathlib import Path

from callassist.domain.reference import ReferenceRule
from callassist.rosterfiles.options import ReadOptions
from callassist.services.importing.service import Importer, ImportService
from callassist.storage.database import Database
from callassist.storage.migrating import upgrade
from callassist.storage.registry import Registry

RULE = ReferenceRule(("A", "B", "C"), 7, (3, 4))


def open_database(profile: Path, key: bytes) -> Database:
    """Open a profile's `callassist.db`, made and migrated on first use."""
    database = Database(profile / "callassist.db", key, create=True)
    upgrade(database)
    return database


def imports_of(profile: Path, database: Database) -> ImportService:
    """Return the import service on a profile."""
    importer = Importer("supervisor", ReadOptions(RULE), max_removal_share=0.05)
    return ImportService(profile, Registry(database), importer)

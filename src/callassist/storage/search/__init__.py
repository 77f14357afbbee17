"""The search index of one roster version: built once beside its rows, then only read."""

from callassist.storage.search.entries import Batch, Entries, EntryMaker
from callassist.storage.search.rebuilding import key_version, rebuild
from callassist.storage.search.searching import RosterSearch
from callassist.storage.search.writer import IndexWriter

__all__ = [
    "Batch",
    "Entries",
    "EntryMaker",
    "IndexWriter",
    "RosterSearch",
    "key_version",
    "rebuild",
]

"""The indexing child of an import: what the building child made of the rows becomes `index.db`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection

from callassist.domain.roster import ImportPhase
from callassist.matching import KEY_VERSION
from callassist.services.importing.events import Advanced, Event, Indexed
from callassist.services.importing.guard import guarded
from callassist.services.importing.order import BuildOrder
from callassist.storage.rosters import layout
from callassist.storage.search import Entries, IndexWriter


def index_child(order: BuildOrder, source: Connection, events: Connection) -> None:
    """Build `index.db` from the entries the building child passes on."""
    guarded(events, lambda: _index(order, source, events.send))


def _index(order: BuildOrder, source: Connection, tell: Callable[[Event], None]) -> Indexed:
    writer = IndexWriter(order.folder / layout.INDEX_FILE, order.key)
    done = 0
    while (entries := _received(source)) is not None:
        writer.insert(entries)
        done += len(entries.ids)
        tell(Advanced(ImportPhase.INDEXING, done))
    writer.finish(_taken_out(source))
    return Indexed(KEY_VERSION)


def _taken_out(source: Connection) -> Iterator[int]:
    """Yield what comes after the last entries, once somebody asks."""
    yield from source.recv()


def _received(source: Connection) -> Entries | None:
    entries: Entries | None = source.recv()
    return entries

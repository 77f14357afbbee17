"""The indexing child of an import: the rows the building child passes on become `index.db`."""

from __future__ import annotations

from collections.abc import Callable
from multiprocessing.connection import Connection

from callassist.domain.roster import ImportPhase
from callassist.matching import KEY_VERSION
from callassist.rosterfiles.messages import Rows
from callassist.services.importing.events import Advanced, Event, Indexed
from callassist.services.importing.guard import guarded
from callassist.services.importing.order import BuildOrder
from callassist.services.importing.wire import decoded
from callassist.storage.rosters import layout
from callassist.storage.search import IndexWriter


def index_child(order: BuildOrder, source: Connection, events: Connection) -> None:
    """Build `index.db` from the rows the building child passes on."""
    guarded(events, lambda: _index(order, source, events.send))


def _index(order: BuildOrder, source: Connection, tell: Callable[[Event], None]) -> Indexed:
    writer = IndexWriter(order.folder / layout.INDEX_FILE, order.key)
    done = 0
    # The builder numbers the same rows in the same order; so the ids agree.
    while raw := source.recv_bytes():
        record = decoded(raw)
        if isinstance(record, Rows):
            writer.add(list(enumerate(record.rows, done + 1)))
            done += len(record.numbers)
            tell(Advanced(ImportPhase.INDEXING, done))
    writer.finish()
    return Indexed(KEY_VERSION)

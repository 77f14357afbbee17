"""The child that writes the rejected rows of an import: values pass only through its memory."""

from __future__ import annotations

from dataclasses import replace
from multiprocessing.connection import Connection

from callassist.reports.problems import write_problems
from callassist.rosterfiles import worker
from callassist.rosterfiles.options import Limits
from callassist.rosterfiles.rejected import by_sheet, rejected_rows
from callassist.services.importing.events import Wrote
from callassist.services.importing.guard import guarded
from callassist.services.importing.order import RejectOrder
from callassist.storage.rosters.planfile import PlanFile
from callassist.words.catalogue import catalogue

MOST = 20_000_000
"""More rows than any file has: every refused one is written."""
LISTED = 200_000
"""So many problems are listed one by one; the rows themselves stand on their own sheets."""


def reject_child(order: RejectOrder, limits: Limits, events: Connection) -> None:
    """Read the file again for its refused rows and write them, encrypted."""
    worker.confine(replace(limits, written_bytes=limits.unzipped_bytes))
    worker.mute()
    guarded(events, lambda: _write(order, limits))


def _write(order: RejectOrder, limits: Limits) -> Wrote:
    beside = PlanFile(order.beside, order.key)
    refused = by_sheet(beside.problems(MOST, refused_only=True))
    # The limits hold for every file, but one without a refused row need not be opened again.
    rows = rejected_rows(order.path, order.options, limits, refused, order.sha256)
    words = catalogue(order.language)
    written = write_problems(
        order.target, rows if refused else (), beside.problems(LISTED), words, order.password
    )
    return Wrote(written)

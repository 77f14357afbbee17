"""The reading child of an import; only it loads the spreadsheet libraries."""

from __future__ import annotations

from multiprocessing.connection import Connection

from callassist.rosterfiles import worker
from callassist.rosterfiles.options import Limits, ReadOptions
from callassist.services.importing.lifeline import settle_in


def read_child(path: str, options: ReadOptions, limits: Limits, out: Connection) -> None:
    """Read the file; what it holds goes to the building child."""
    settle_in()
    worker.run(path, options, limits, out)

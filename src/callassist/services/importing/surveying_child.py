"""The child that looks at a roster file: only it loads the spreadsheet libraries."""

from __future__ import annotations

from multiprocessing.connection import Connection
from pathlib import Path

from callassist.rosterfiles import worker
from callassist.rosterfiles.options import Limits, ReadOptions
from callassist.rosterfiles.survey import survey
from callassist.services.importing.guard import guarded


def survey_child(path: Path, options: ReadOptions, limits: Limits, found: Connection) -> None:
    """Look at the file within the limits of a reader; what was found goes to the owner."""
    worker.confine(limits)
    worker.mute()
    guarded(found, lambda: survey(path, options, limits))

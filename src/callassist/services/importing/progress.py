"""One line of progress out of children that work side by side."""

from __future__ import annotations

from collections.abc import Callable

from callassist.domain.roster import ImportPhase, ImportProgress
from callassist.services.importing.events import Advanced

_ORDER = {phase: place for place, phase in enumerate(ImportPhase)}


class ForwardProgress:
    """
    Passes on the phase that is under way and never goes back to an earlier one.

    The index is filled from the first row on, but it is a phase of its own only for what is
    left of it once the rows are in place.

    Args:
        tell: takes what the user is shown.
    """

    def __init__(self, tell: Callable[[ImportProgress], None]) -> None:
        self._tell = tell
        self._phase = ImportPhase.READING
        self._indexed = 0
        self._rows: int | None = None

    def advance(self, event: Advanced) -> None:
        """Pass an event on, unless its phase is over or has not yet begun for the user."""
        if event.phase is ImportPhase.INDEXING:
            self._indexed = event.done
            if self._rows is not None:
                self._tell(ImportProgress(event.phase, event.done, self._rows))
        elif _ORDER[event.phase] >= _ORDER[self._phase]:
            self._phase = event.phase
            self._tell(ImportProgress(event.phase, event.done, event.total))

    def built(self, rows: int) -> None:
        """Begin the last phase: only the index is still to be finished."""
        self._phase = ImportPhase.INDEXING
        self._rows = rows
        self._tell(ImportProgress(self._phase, self._indexed, rows))

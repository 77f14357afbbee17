"""One line of progress out of children that work side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from callassist.domain.roster import ImportPhase, ImportProgress
from callassist.services.importing.estimate import Estimate
from callassist.services.importing.events import Advanced

_ORDER = {phase: place for place, phase in enumerate(ImportPhase)}


class ForwardProgress:
    """
    Passes on the phase that is under way and never goes back to an earlier one.

    The index is filled from the first row on, but it is a phase of its own only for what is
    left of it once the rows are in place.

    Args:
        tell: takes what the user is shown.
        estimate: knows how long it will still take.
    """

    def __init__(
        self, tell: Callable[[ImportProgress], None], estimate: Estimate | None = None
    ) -> None:
        self._tell = tell
        self._estimate = estimate or Estimate()
        self._last = ImportProgress(ImportPhase.READING, 0, None)
        self._indexed = 0
        self._rows: int | None = None

    def advance(self, event: Advanced) -> None:
        """Pass an event on, unless its phase is over or has not yet begun for the user."""
        if event.phase is ImportPhase.INDEXING:
            self._indexed = event.done
            if self._rows is not None:
                self._pass_on(event.phase, event.done, self._rows)
        elif _ORDER[event.phase] >= _ORDER[self._last.phase]:
            self._pass_on(event.phase, event.done, event.total)

    def built(self, rows: int) -> None:
        """Begin the last phase: only the index is still to be finished."""
        self._rows = rows
        self._pass_on(ImportPhase.INDEXING, self._indexed, rows)

    def tick(self) -> None:
        """Tell the time left again while no child says anything."""
        left = self._estimate.seconds_left(self._last.done, self._last.total)
        if left is not None:
            self._tell(replace(self._last, seconds_left=left))

    def _pass_on(self, phase: ImportPhase, done: int, total: int | None) -> None:
        self._estimate.note(phase, done)
        left = self._estimate.seconds_left(done, total)
        self._last = ImportProgress(phase, done, total, self._estimate.rate, left)
        self._tell(self._last)

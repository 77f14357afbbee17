"""How long an import will still take, from what it has done so far."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from callassist.domain.roster import ImportPhase

AFTER_READING = {
    ImportPhase.COMPARING: 0.08,
    ImportPhase.VERIFYING: 0.13,
    ImportPhase.INDEXING: 0.06,
}
"""
How long each later phase takes, as a share of reading, until the phase is there.

Of 100,000 rows of text against as many: 5 to 11, 8 to 15 and 2 to 10 hundredths, depending on what
else the machine does.
"""

_PHASES = tuple(ImportPhase)
_SOONEST = 1.0  # seconds of reading before anybody can tell
_EASE = 0.2  # how far the end moves towards each new estimate: a steady figure is worth more
_WINDOW = 0.5  # seconds over which a rate is taken


class Estimate:
    """
    Rates and the time left over all phases.

    Args:
        lines: of a text file, for want of the number of its rows; 0 where it is no text.
        clock: seconds that only go up.
    """

    def __init__(self, lines: int = 0, clock: Callable[[], float] = monotonic) -> None:
        self._lines = lines
        self._clock = clock
        self._phase = ImportPhase.READING
        self._begun: float | None = None  # the children take a while to start
        self._marked = 0.0
        self._first = self._counted = 0
        self._reading = 0.0  # seconds that reading took
        self._end: float | None = None
        self.rate = 0.0

    def note(self, phase: ImportPhase, done: int) -> None:
        """Learn that so many rows are done in a phase."""
        now = self._clock()
        if phase is not self._phase or self._begun is None:
            if self._phase is ImportPhase.READING and self._begun is not None:
                self._reading = now - self._begun
            self._phase, self._begun, self._marked = phase, now, now
            self._first = self._counted = done
            self.rate = 0.0
        elif now - self._marked >= _WINDOW:
            recent = max(0.0, (done - self._counted) / (now - self._marked))
            self.rate = recent if not self.rate else self.rate + (recent - self.rate) / 2
            self._marked, self._counted = now, done

    def seconds_left(self, done: int, total: int | None) -> float | None:
        """
        Return the time until the whole import is over, or None while nobody can tell.

        Args:
            done: rows done in the phase under way.
            total: rows it has, or None.
        """
        now = self._clock()
        left = self._left(now, done, total or self._lines)
        if left is None:
            return None
        end = now + left
        self._end = end if self._end is None else self._end + (end - self._end) * _EASE
        return max(0.0, self._end - now)

    def _left(self, now: float, done: int, total: int) -> float | None:
        if self._begun is None:
            return None
        spent = now - self._begun
        if self._phase is ImportPhase.READING:
            if not total or done <= self._first or spent < _SOONEST:
                return None
            left = max(0, total - done) * spent / (done - self._first)
            return left + (spent + left) * sum(AFTER_READING.values())
        later = _PHASES[_PHASES.index(self._phase) + 1 :]
        behind = self._reading * sum(AFTER_READING.get(phase, 0.0) for phase in later)
        return self._of_phase(spent, done, total) + behind

    def _of_phase(self, spent: float, done: int, total: int) -> float:
        if done > self._first and spent > 0:
            return max(0, total - done) * spent / (done - self._first)
        return max(0.0, self._reading * AFTER_READING.get(self._phase, 0.0) - spent)

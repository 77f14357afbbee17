"""The problems of an import: counted all, kept up to a bound, refusals first."""

from __future__ import annotations

from collections.abc import Iterable

from callassist.domain.roster import RowProblem, Severity

MAX_KEPT = 100_000  # of each severity; about 15 MB


class ProblemList:
    """Collects problems as the children find them."""

    def __init__(self) -> None:
        self._kept: dict[Severity, list[RowProblem]] = {one: [] for one in Severity}
        self._last_warned: tuple[str, int] | None = None
        self.count = 0
        self.warned_rows = 0

    def add(self, problems: Iterable[RowProblem]) -> None:
        """Take in problems; those of one row come together."""
        for problem in problems:
            self.count += 1
            kept = self._kept[problem.severity]
            if len(kept) < MAX_KEPT:
                kept.append(problem)
            if problem.severity is Severity.WARNED:
                self._count_warned((problem.sheet, problem.row))

    def ordered(self) -> tuple[RowProblem, ...]:
        """Return what was kept: refusals first, each severity by sheet as read and by row."""
        sheets = {sheet: place for place, sheet in enumerate(self._sheets())}
        return tuple(
            problem
            for severity in (Severity.REFUSED, Severity.WARNED)
            for problem in sorted(
                self._kept[severity], key=lambda one: (sheets[one.sheet], one.row)
            )
        )

    def _sheets(self) -> dict[str, None]:
        return dict.fromkeys(one.sheet for kept in self._kept.values() for one in kept)

    def _count_warned(self, row: tuple[str, int]) -> None:
        if row != self._last_warned:
            self.warned_rows += 1
        self._last_warned = row

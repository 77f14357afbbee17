"""Where in the file each loaded row stood, kept in a few runs instead of a million numbers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable


class Places:
    """
    Maps the ids rows were loaded under to their sheet and row number.

    Neighbours in the database are mostly neighbours in the file, so only the breaks are kept.
    """

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._runs: list[tuple[str, int]] = []
        self._next_id = 1
        self._expected: tuple[str, int] | None = None

    def note(self, sheet: str, rows: Iterable[int]) -> None:
        """Take in the row numbers of a batch, in the order the rows are loaded."""
        for row in rows:
            if self._expected != (sheet, row):
                self._starts.append(self._next_id)
                self._runs.append((sheet, row))
            self._expected = (sheet, row + 1)
            self._next_id += 1

    def place(self, row_id: int) -> tuple[str, int]:
        """Return sheet and row number of a loaded row."""
        run = bisect_right(self._starts, row_id) - 1
        sheet, first = self._runs[run]
        return sheet, first + row_id - self._starts[run]

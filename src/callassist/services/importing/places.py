"""Where in the file each loaded row stood, kept in a few runs instead of a million numbers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence


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

    def note(self, sheet: str, rows: Sequence[int]) -> None:
        """Take in the row numbers of a batch, which go up, in the order the rows are loaded."""
        if rows and rows[-1] - rows[0] == len(rows) - 1:
            self._run(sheet, rows[0], len(rows))
            return
        for row in rows:
            self._run(sheet, row, 1)

    def _run(self, sheet: str, first: int, count: int) -> None:
        if self._expected != (sheet, first):
            self._starts.append(self._next_id)
            self._runs.append((sheet, first))
        self._expected = (sheet, first + count)
        self._next_id += count

    def place(self, row_id: int) -> tuple[str, int]:
        """Return sheet and row number of a loaded row."""
        run = bisect_right(self._starts, row_id) - 1
        sheet, first = self._runs[run]
        return sheet, first + row_id - self._starts[run]

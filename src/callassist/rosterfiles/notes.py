"""What is wrong with the cells of one batch of rows, until the batch is sent."""

from __future__ import annotations

from callassist.domain.roster import RowProblem, Severity

_Found = tuple[int, str, str, Severity]
_CAUSES = ("another-table", "formula-in-key", "formula-error", "too-many-cells", "cell-too-long")
"""Refusals that explain others of the same row: a formula without a result is a missing number."""


class Notes:
    """
    The problems of one batch, by the row's position in it.

    Args:
        sheet: name of the sheet, or "" in a text file.
    """

    def __init__(self, sheet: str) -> None:
        self._sheet = sheet
        self._found: list[_Found] = []
        self.refused: set[int] = set()

    def refuse(self, index: int, column: str, code: str) -> None:
        """Note that the row at `index` cannot be used."""
        self._found.append((index, column, code, Severity.REFUSED))
        self.refused.add(index)

    def warn(self, index: int, column: str, code: str) -> None:
        """Note that the row at `index` is used, but something in it is doubtful."""
        self._found.append((index, column, code, Severity.WARNED))

    def problems(self, numbers: list[int], skipped: set[int]) -> list[RowProblem]:
        """
        Return the problems in the order of the sheet.

        A refused row is listed once, with the reason that explains the others: what else is
        odd about it changes nothing.

        Args:
            numbers: row number of every position.
            skipped: positions that are no data rows; nothing is said of them.
        """
        primary = self._primary()
        warned = [one for one in self._found if one[0] not in self.refused]
        return [
            RowProblem(numbers[index], column, code, severity, self._sheet)
            for index, column, code, severity in sorted([*primary, *warned], key=_by_row)
            if index not in skipped
        ]

    def _primary(self) -> list[_Found]:
        refusals = [one for one in self._found if one[3] is Severity.REFUSED]
        # Sorted stably, the first of a row comes last and so is the one that is kept.
        best = {one[0]: one for one in sorted(refusals, key=_rank, reverse=True)}
        return list(best.values())


def _by_row(found: _Found) -> int:
    return found[0]


def _rank(found: _Found) -> int:
    return _CAUSES.index(found[2]) if found[2] in _CAUSES else len(_CAUSES)

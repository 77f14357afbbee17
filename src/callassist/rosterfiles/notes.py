"""What is wrong with the cells of one batch of rows, until the batch is sent."""

from __future__ import annotations

from callassist.domain.roster import RowProblem, Severity


class Notes:
    """
    The problems of one batch, by the row's position in it.

    Args:
        sheet: name of the sheet, or "" in a text file.
    """

    def __init__(self, sheet: str) -> None:
        self._sheet = sheet
        self._found: list[tuple[int, str, str, Severity]] = []
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

        A refused row is listed with its reasons for refusal only: what else is odd about it
        changes nothing.

        Args:
            numbers: row number of every position.
            skipped: positions that are no data rows; nothing is said of them.
        """
        return [
            RowProblem(numbers[index], column, code, severity, self._sheet)
            for index, column, code, severity in sorted(self._found, key=_by_row)
            if index not in skipped and (severity is Severity.REFUSED or index not in self.refused)
        ]


def _by_row(found: tuple[int, str, str, Severity]) -> int:
    return found[0]

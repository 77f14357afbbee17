"""What becomes of a row because of its marks: left out, kept, or kept with a warning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from callassist.domain.rosterfile import FileKind, Mark
from callassist.rosterfiles.cells import Cell, texts_of
from callassist.rosterfiles.layout import Layout
from callassist.rosterfiles.notes import Notes
from callassist.rosterfiles.options import ReadOptions
from callassist.rosterfiles.rowmarks import Borne, Judge, RowMarks, Tally, cancelled


@dataclass(frozen=True, slots=True)
class Tallies:
    """Rows of a file by mark: all that bear one, and those left out because of it."""

    found: Tally = field(default_factory=Tally)
    left_out: Tally = field(default_factory=Tally)


class Decisions:
    """
    Decides about the rows of one sheet.

    Args:
        layout: what the columns are.
        options: what the marks mean.
        marks: of the sheet.
        tallies: count what is decided.
    """

    def __init__(
        self, layout: Layout, options: ReadOptions, marks: RowMarks, tallies: Tallies
    ) -> None:
        self._marks = marks if marks.any else None
        self._keys = keys_of(layout)
        self._speaking = speaking(layout, options.kind)
        self._judge = Judge(options.meanings)
        self._tallies = tallies
        self._width = len(layout.headers)

    def left_out(
        self, columns: Sequence[Sequence[Cell]], first: int, skipped: set[int], notes: Notes
    ) -> set[int]:
        """
        Return the positions of the rows that are no longer on the roster.

        Args:
            columns: of a batch of rows.
            first: row number of the first one.
            skipped: positions that are no data rows.
            notes: take the warnings about marks nobody spoke of.
        """
        dropped: set[int] = set()
        for index, borne in sorted(self._borne(columns, first).items()):
            if index in skipped:
                continue
            self._tallies.found.add(first + index, borne)
            if cause := self._judge.leaves_out(borne):
                self._tallies.left_out.add(first + index, (cause,))
                dropped.add(index)
            for code in () if cause else self._judge.doubts(borne):
                notes.warn(index, "", code)
        return dropped

    def _borne(self, columns: Sequence[Sequence[Cell]], first: int) -> dict[int, list[Borne]]:
        found: dict[int, list[Borne]] = {}
        for position, column in enumerate(columns):
            if position in self._speaking or position >= self._width:
                for index, word in cancelled(texts_of(column)):
                    found.setdefault(index, []).append((Mark.CANCELLED, word))
        if self._marks:
            for index in range(len(columns[0])):
                if borne := self._marks.of(first + index, self._keys):
                    found.setdefault(index, []).extend(borne)
        return found


def keys_of(layout: Layout) -> int:
    """Return the positions of the columns that say whose row it is, as bits."""
    named = (layout.columns.get(field, ()) for field in ("reference", "name"))
    return sum(1 << position for positions in named for position in positions)


def speaking(layout: Layout, kind: FileKind) -> frozenset[int]:
    """
    Return the positions of the columns in which a word may say that a row no longer counts.

    A status file says by its own words what became of a letter.
    """
    also = {"remarks"} if kind is FileKind.STATUS else {"remarks", "returned"}
    silent = {
        position
        for field, positions in layout.columns.items()
        if field not in also
        for position in positions
    }
    return frozenset(range(len(layout.headers))) - silent - layout.marks

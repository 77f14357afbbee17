"""The tables of the page."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal

from callassist.gui.rosters.table import LineModel
from callassist.presenters.rosters.change_lines import ChangeLine
from callassist.presenters.rosters.check import ProblemKindLine
from callassist.presenters.rosters.file import SheetLine
from callassist.presenters.rosters.start import HistoryLine, WaitingLine
from callassist.words.catalogue import Catalogue


def history_model(words: Catalogue) -> LineModel[HistoryLine]:
    """Return the empty table of switches."""
    return LineModel(
        _headings(words, "at", "user", "what", "source", "rows", "counts", "why"),
        lambda line: (
            line.at,
            line.user,
            line.what,
            line.source,
            line.rows,
            line.counts,
            line.reason,
        ),
    )


def waiting_model(words: Catalogue) -> LineModel[WaitingLine]:
    """Return the empty table of plans that wait."""
    return LineModel(
        _headings(words, "state", "source", "at", "user", "counts"),
        lambda line: (line.state, line.source, line.at, line.user, line.counts),
    )


def problem_kind_model(words: Catalogue) -> LineModel[ProblemKindLine]:
    """Return the empty table of kinds of problems."""
    return LineModel(
        _headings(words, "number", "reason", "examples"),
        # Two lines in one cell: what is wrong, and below it how to mend it.
        lambda line: (line.number, f"{line.reason}\n{line.mend}", line.examples),
    )


class SheetModel(LineModel[SheetLine]):
    """The sheets of a file, each with a box to tick."""

    toggled = Signal(str, bool)  # name, chosen

    def __init__(self, words: Catalogue) -> None:
        super().__init__(
            _headings(words, "sheet", "number", "note"),
            lambda line: (line.name, line.rows, line.note),
        )

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Let a sheet that can be read be ticked."""
        line, usual = self.line(index), super().flags(index)
        if line is None:
            return usual
        if not line.possible:
            return usual & ~Qt.ItemFlag.ItemIsEnabled
        return usual | Qt.ItemFlag.ItemIsUserCheckable

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a cell's text, or whether the sheet is ticked."""
        line = self.line(index)
        if role == Qt.ItemDataRole.CheckStateRole and line is not None and index.column() == 0:
            return Qt.CheckState.Checked if line.chosen else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(  # noqa: N802 - Qt's name
        self,
        index: QModelIndex | QPersistentModelIndex,
        value: object,
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Hand on a tick; the answer comes as other lines."""
        line = self.line(index)
        if role != Qt.ItemDataRole.CheckStateRole or line is None or not line.possible:
            return False
        self.toggled.emit(line.name, Qt.CheckState(value) is Qt.CheckState.Checked)
        return True


KIND, OLD, NEW = 0, 4, 5
"""Columns of the changes that are drawn in a way of their own."""
VALUED = Qt.ItemDataRole.UserRole
"""Whether a cell of the changes has a value: an absent one is neither struck nor coloured."""


class ChangeModel(LineModel[ChangeLine]):
    """The changes; the next ones are asked for when the table reaches their place."""

    wanted = Signal()

    def __init__(self, words: Catalogue) -> None:
        super().__init__(
            _headings(words, "kind", "reference", "name", "field", "old", "new", "told"),
            lambda line: (
                line.kind_word,
                line.reference,
                line.name,
                line.field,
                line.old,
                line.new,
                line.told,
            ),
        )
        self._more = False
        self._asked = False

    @property
    def more(self) -> bool:
        """Whether there are changes behind those shown."""
        return self._more

    def show_lines(self, lines: tuple[ChangeLine, ...], *, more: bool) -> None:
        """Replace the lines."""
        self._more, self._asked = more, False
        self.replace(lines)

    def add_lines(self, lines: tuple[ChangeLine, ...], *, more: bool) -> None:
        """Put lines below those shown."""
        self._more, self._asked = more, False
        self.extend(lines)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a cell's text, or whether it is a value that goes or comes."""
        line = self.line(index)
        if role == VALUED and line is not None:
            return {OLD: line.had, NEW: line.has}.get(index.column(), False)
        return super().data(index, role)

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:  # noqa: N802 - Qt's name
        """Return whether the next changes can be asked for now."""
        return not parent.isValid() and self._more and not self._asked

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:  # noqa: N802 - Qt's name
        """Ask for the next changes."""
        if self.canFetchMore(parent):
            self._asked = True
            self.wanted.emit()


def _headings(words: Catalogue, *keys: str) -> tuple[str, ...]:
    return tuple(words.text(f"rosters.heading.{key}") for key in keys)

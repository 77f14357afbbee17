"""The third step: counts, the client's figure, kinds of problems, and the rows to be mended."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from callassist._generated.forms.rosters_check import Ui_CheckPane
from callassist.domain.errors import CallAssistError
from callassist.gui.rosters.models import problem_kind_model
from callassist.gui.rosters.table import LineModel
from callassist.gui.rosters.tables import furnish, size_rows
from callassist.gui.theme import Theme, set_role
from callassist.presenters.rosters.check import CheckSheet, ProblemKindLine
from callassist.presenters.rosters.expected import Verdict
from callassist.presenters.rosters.steps import Remark
from callassist.words.catalogue import Catalogue

REASON = 1  # the column that takes the room left over
MOST_KINDS = 3
FIGURES = ("rows", "accepted", "rejected", "doubtful")
ROLES = {"good": "match", "warn": "warn", "": "muted"}


class CheckPane(QWidget):
    """Shows what was refused and what is only doubtful, apart."""

    expected_typed = Signal(str)
    expected_settled = Signal()
    write_asked = Signal(str, str)  # the password, twice

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_CheckPane()
        self.ui.setupUi(self)
        self._words: Catalogue | None = None
        self._refused: LineModel[ProblemKindLine] | None = None
        self._warned: LineModel[ProblemKindLine] | None = None
        self.ui.expected.textEdited.connect(self.expected_typed)
        self.ui.expected.editingFinished.connect(self.expected_settled)
        self.ui.write.clicked.connect(self._ask_to_write)
        for field in (self.ui.password, self.ui.again):
            field.textChanged.connect(self._judge)
            field.returnPressed.connect(self.ui.write.click)
        self._judge()

    def begin(self, words: Catalogue) -> None:
        """Give the tables their headings."""
        self._words = words
        self._refused, self._warned = problem_kind_model(words), problem_kind_model(words)
        furnish(self.ui.refused, self._refused, REASON)
        furnish(self.ui.warned, self._warned, REASON)
        for table in (self.ui.refused, self.ui.warned):
            table.fit(MOST_KINDS)

    def set_theme(self, theme: Theme) -> None:
        """Size the rows."""
        size_rows(self.ui.refused, theme, lines=2)
        size_rows(self.ui.warned, theme, lines=2)

    def first(self) -> QWidget:
        """Return where the cursor begins."""
        return self.ui.expected

    def show_check(self, sheet: CheckSheet) -> None:
        """Show what was found."""
        self.ui.sums.setText(sheet.sums)
        for name in FIGURES:
            getattr(self.ui, name).setText(getattr(sheet, name))
        self.ui.refused_count.setText(sheet.refused_count)
        self.ui.warned_count.setText(sheet.warned_count)
        if self._refused is not None and self._warned is not None:
            self._refused.replace(sheet.refused)
            self._warned.replace(sheet.warned)
        self.ui.refused_part.setVisible(bool(sheet.refused))
        self.ui.warned_part.setVisible(bool(sheet.warned))
        self.ui.write_card.setVisible(sheet.can_write)
        self.ui.clean.setVisible(not sheet.refused and not sheet.warned)
        self.forget_password()

    def show_expected(self, typed: str, verdict: Verdict) -> None:
        """Show the client's figure and what comes of it."""
        if self.ui.expected.text() != typed:
            self.ui.expected.setText(typed)
        self.ui.verdict.setText(verdict.sentence)
        set_role(self.ui.verdict, ROLES[verdict.kind])

    def show_written(self, remark: Remark | None) -> None:
        """Say that the rejected rows were written."""
        if remark is None:
            self.ui.written.clear()
        else:
            self.ui.written.show_line(remark.kind, remark.message, remark.hint)

    def show_write_error(self, error: CallAssistError) -> None:
        """Say why they were not."""
        if self._words is not None:
            self.ui.written.show_error(self._words, error)

    def forget_password(self) -> None:
        """Leave no password in a field."""
        self.ui.password.clear()
        self.ui.again.clear()

    def _ask_to_write(self) -> None:
        password, again = self.ui.password.text(), self.ui.again.text()
        self.forget_password()
        self.write_asked.emit(password, again)

    def _judge(self) -> None:
        self.ui.write.setEnabled(bool(self.ui.password.text() and self.ui.again.text()))

"""The first step: the file's kind, its sheets and its marks; its password where it has one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from callassist._generated.forms.rosters_file import Ui_FilePane
from callassist.domain.rosterfile import FileKind, Mark
from callassist.gui.rosters.mark_row import MarkRow
from callassist.gui.rosters.models import SheetModel
from callassist.gui.rosters.tables import furnish, size_rows
from callassist.gui.theme import LIGHT, Theme, set_look
from callassist.presenters.rosters.file import FileSheet, MarkLine
from callassist.words.catalogue import Catalogue

MOST_SHEETS = 5
NAME = 0  # the column that takes the room left over


class FilePane(QWidget):
    """Shows a file before a row of it is used, and takes the supervisor's word about it."""

    kind_chosen = Signal(str)
    sheet_toggled = Signal(str, bool)
    mark_decided = Signal(Mark, str, str)
    password_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_FilePane()
        self.ui.setupUi(self)
        self._words: Catalogue | None = None
        self._sheets: SheetModel | None = None
        self._theme = Theme(LIGHT)
        self._rows: dict[tuple[Mark, str], MarkRow] = {}
        self.ui.open.clicked.connect(self._open)
        self.ui.password.returnPressed.connect(self._open)
        self.ui.password.textChanged.connect(self._judge)
        self.clear()

    def begin(self, words: Catalogue) -> None:
        """Offer the kinds of files."""
        self._words = words
        self._sheets = SheetModel(words)
        self._sheets.toggled.connect(self.sheet_toggled)
        furnish(self.ui.sheets, self._sheets, NAME)
        self.ui.sheets.fit(MOST_SHEETS)
        kinds = tuple((one.value, words.text(f"rosters.kind.{one.value}.name")) for one in FileKind)
        self.ui.kind.set_options(kinds)
        self.ui.kind.chosen.connect(self.kind_chosen)

    def set_theme(self, theme: Theme) -> None:
        """Size the rows."""
        self._theme = theme
        size_rows(self.ui.sheets, theme)

    def first(self) -> QWidget:
        """Return where the cursor begins."""
        return self.ui.other if self.ui.secret.isHidden() else self.ui.password

    def clear(self) -> None:
        """Forget the file and its password."""
        self.ui.source.clear()
        self.ui.before.clear()
        self._forget_password()
        self._show_only()

    def show_looking(self, source: str) -> None:
        """Say that the file is being looked at."""
        self.clear()
        self.ui.source.setText(source)
        self._show_only(self.ui.looking)

    def ask_password(self, source: str, *, wrong: bool) -> None:
        """Ask for the file's password in the page."""
        self.ui.source.setText(source)
        said = "rosters.file.password-wrong"
        self.ui.secret_wrong.setText(self._words.text(said) if wrong and self._words else "")
        self.ui.secret_wrong.setVisible(wrong)
        set_look(self.ui.password, "wrong", "true" if wrong else "false")
        self._show_only(self.ui.secret)
        self.ui.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_file(self, sheet: FileSheet) -> None:
        """Show what was found."""
        self._forget_password()
        self.ui.source.setText(sheet.source)
        if sheet.before is None:
            self.ui.before.clear()
        else:
            self.ui.before.show_line(sheet.before.kind, sheet.before.message, sheet.before.hint)
        self.ui.kind.choose(sheet.kind.value)
        self.ui.kind_means.setText(sheet.means)
        self.ui.kind_reason.setText(sheet.reason)
        self._show_sheets(sheet)
        self._show_marks(sheet.marks)
        self._show_only(self.ui.found)

    def _show_sheets(self, sheet: FileSheet) -> None:
        here = self.ui.sheets.currentIndex().row()
        if self._sheets is not None:
            self._sheets.replace(sheet.sheets)
            self.ui.sheets.setCurrentIndex(self._sheets.index(max(here, 0), 0))
        self.ui.remarks.setText(sheet.remarks)
        self.ui.remarks.setVisible(bool(sheet.remarks))

    def _show_marks(self, marks: tuple[MarkLine, ...]) -> None:
        self.ui.marks_card.setVisible(bool(marks))
        keys = [(one.mark, one.detail) for one in marks]
        if list(self._rows) != keys:
            self._rebuild_marks(marks)
        for line in marks:
            self._rows[line.mark, line.detail].show_line(line)

    def _rebuild_marks(self, marks: tuple[MarkLine, ...]) -> None:
        for row in self._rows.values():
            row.setParent(None)
            row.deleteLater()
        self._rows = {}
        layout = self.ui.marks.layout()
        for line in marks:
            if self._words is None or layout is None:
                return
            row = MarkRow(self._words, line, self._theme, self.ui.marks)
            row.decided.connect(self.mark_decided)
            layout.addWidget(row)
            self._rows[line.mark, line.detail] = row

    def _open(self) -> None:
        password = self.ui.password.text()
        if password:
            self.ui.other.setFocus()  # else it falls to the button that gives up
            self._forget_password()
            self._show_only(self.ui.looking)
            self.password_given.emit(password)

    def _forget_password(self) -> None:
        self.ui.password.clear()
        self.ui.secret_wrong.hide()

    def _show_only(self, shown: QWidget | None = None) -> None:
        for part in (self.ui.looking, self.ui.secret, self.ui.found):
            part.setVisible(part is shown)

    def _judge(self) -> None:
        self.ui.open.setEnabled(bool(self.ui.password.text()))

"""Right of the desk: what to say now, where it leads, and what callers ask."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from callassist._generated.forms.desk_say import Ui_SayPanel
from callassist.presenters.desk.models import AnswerRow, ScriptSheet


class SayPanel(QFrame):
    """Holds the one warm block of the screen."""

    onward = Signal()
    back = Signal()
    branched = Signal(int)
    asked = Signal(str)
    answered = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_SayPanel()
        self.ui.setupUi(self)
        self._branches = (self.ui.branch_1, self.ui.branch_2, self.ui.branch_3)
        self.ui.onward.clicked.connect(self.onward)
        self.ui.back.clicked.connect(self.back)
        for number, button in enumerate(self._branches):
            button.clicked.connect(lambda _checked, one=number: self.branched.emit(one))
        self.ui.query.textChanged.connect(self.asked)
        self.ui.query.moved.connect(self.ui.answers.step)
        self.ui.query.entered.connect(self.ui.answers.choose)
        self.ui.query.left.connect(self.left)
        self.ui.answers.chosen.connect(self.answered)
        self.ui.answers.left.connect(self.left)

    def focus_query(self) -> None:
        """Put the cursor where a question is searched."""
        self.ui.query.setFocus()
        self.ui.query.selectAll()

    def turn(self, pages: int) -> None:
        """Turn the words over that do not fit."""
        bar = self.ui.scroll.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def show_script(self, sheet: ScriptSheet) -> None:
        """Show what to say now."""
        self.ui.crumb.setText(sheet.crumb)
        self.ui.steps.show_position(sheet.position, sheet.total)
        self.ui.say_label.setText(sheet.kind)
        self.ui.say_text.read(sheet.say)
        for block, label, text in (
            (self.ui.know_block, self.ui.know_text, sheet.know),
            (self.ui.never_block, self.ui.never_text, sheet.never),
        ):
            label.setText(text)
            block.setVisible(bool(text))
        self._show_ways(sheet)
        self.ui.scroll.refresh()

    def _show_ways(self, sheet: ScriptSheet) -> None:
        self.ui.onward.offer(sheet.onward)
        self.ui.back.setEnabled(sheet.back)
        for number, button in enumerate(self._branches):
            button.offer(sheet.branches[number] if number < len(sheet.branches) else "")

    def show_answers(self, heading: str, rows: tuple[AnswerRow, ...]) -> None:
        """Replace the questions; while one is searched, the best is current."""
        self.ui.answers_label.setText(heading)
        self.ui.answers.show_rows(rows, first=bool(self.ui.query.text()))

    def clear_query(self) -> None:
        """Empty the search field."""
        self.ui.query.wipe()

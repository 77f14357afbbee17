"""Right of the desk: what to say now, where it leads, and what callers ask."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from callassist._generated.forms.desk_say import Ui_SayPanel
from callassist.gui.theme import LIGHT, Theme
from callassist.presenters.desk.models import AnswerRow, ScriptSheet

ROOMY = 330  # of the panel's height at 100 %; below it every line goes to what is to be said


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
        ui = self.ui
        self._branches = (ui.branch_1, ui.branch_2, ui.branch_3, ui.branch_4)
        self._know = self._never = ""
        self._theme = Theme(LIGHT)
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
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        self.ui.answers.open(wide=now in {self.ui.query, self.ui.answers})

    def set_labels(self, know: str, never: str) -> None:
        """Take the words that mark what is not read aloud."""
        self._know, self._never = know, never

    def set_theme(self, theme: Theme) -> None:
        """Take on the colour of what must not be said, and the zoom."""
        self._theme = theme
        self._place_never()

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
        self.ui.know_text.setText(labelled(self._know, sheet.know))
        self.ui.know_block.setVisible(bool(sheet.know))
        never = labelled(self._never, sheet.never, self._theme.tokens.never_text)
        self.ui.never_text.setText(never)
        self.ui.never_block.setVisible(bool(sheet.never))
        self._show_ways(sheet)
        self.ui.scroll.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep in sight what must not be said, where there is room."""
        super().resizeEvent(event)
        self._place_never()

    def _place_never(self) -> None:
        """Pin what must not be said below the words, or let it scroll away with them."""
        ui = self.ui
        pinned = self.height() >= self._theme.px(ROOMY)
        home, above = (ui.layout, ui.scroll) if pinned else (ui.speech_box, ui.know_block)
        if home.indexOf(ui.never_block) < 0:
            home.insertWidget(home.indexOf(above) + 1, ui.never_block)

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


def labelled(label: str, text: str, ink: str = "") -> str:
    """Return an internal text as rich text, its label in front of its first line."""
    color = f' style="color:{ink}"' if ink else ""
    return f"<b{color}>{escape(label)}</b> " + "<br>".join(map(escape, text.splitlines()))

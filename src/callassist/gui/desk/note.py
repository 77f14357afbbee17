"""Bottom of the desk: the record of the call, and how it ended."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QWidget

from callassist._generated.forms.desk_note import Ui_NotePanel
from callassist.domain.calls import Disposition
from callassist.gui.theme.widgets import set_role
from callassist.presenters.desk.models import Line, Tone

ROLES = {Tone.PLAIN: "muted", Tone.GOOD: "match", Tone.ASK: "accent", Tone.WARN: "warn"}


class NotePanel(QFrame):
    """Keeps the draft; emits how the call ended."""

    finished = Signal(Disposition, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_NotePanel()
        self.ui.setupUi(self)
        self.ui.hidden_line.hide()
        self._buttons = {
            Disposition.EXPLAINED: self.ui.explained,
            Disposition.CALLBACK: self.ui.callback,
            Disposition.ESCALATED: self.ui.escalated,
            Disposition.OPINION: self.ui.opinion,
            Disposition.NOT_CONFIRMED: self.ui.not_confirmed,
            Disposition.CUT_OFF: self.ui.cut_off,
        }
        for disposition, button in self._buttons.items():
            button.clicked.connect(lambda _checked, one=disposition: self._finish(one))

    def set_hidden_line(self, words: str) -> None:
        """Take the words that stand over the draft while the window is locked."""
        self.ui.hidden_line.setText(words)

    def focus_note(self) -> None:
        """Put the cursor at the end of the draft."""
        self.ui.note.setFocus()
        self.ui.note.moveCursor(QTextCursor.MoveOperation.End)

    def add_note(self, sentence: str) -> None:
        """Put a sentence at the end, wherever the operator's cursor is."""
        end = QTextCursor(self.ui.note.document())
        end.movePosition(QTextCursor.MoveOperation.End)
        end.insertText(sentence)
        if not self.ui.note.hasFocus():
            self.ui.note.moveCursor(QTextCursor.MoveOperation.End)

    def clear_note(self) -> None:
        """Empty the draft and its undo history."""
        self.ui.note.setPlainText("")

    def show_outcome(self, line: Line) -> None:
        """Say how keeping the call went."""
        self.ui.outcome.setText(" · ".join(part for part in (line.text, line.step) if part))
        set_role(self.ui.outcome, ROLES[line.tone])

    def show_locked(self, *, locked: bool) -> None:
        """Cover the draft, or uncover it."""
        self.ui.note.setVisible(not locked)
        self.ui.hidden_line.setVisible(locked)
        self._enable(enabled=not locked)

    def show_saving(self, *, saving: bool) -> None:
        """Take the dispositions away while one is being kept."""
        self._enable(enabled=not saving)

    def _enable(self, *, enabled: bool) -> None:
        for button in self._buttons.values():
            button.setEnabled(enabled)

    def _finish(self, disposition: Disposition) -> None:
        self.finished.emit(disposition, self.ui.note.toPlainText())

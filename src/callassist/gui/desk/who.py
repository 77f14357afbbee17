"""Left of the desk: the people found, what there is to know, and the verification."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from callassist._generated.forms.desk_who import Ui_WhoPanel
from callassist.gui.theme.widgets import set_role
from callassist.presenters.desk.models import (
    CandidateLine,
    CheckLine,
    Line,
    Tone,
    VerificationSheet,
)

PATIENCE_MS = 200  # a shorter search says nothing of itself
ROLES = {Tone.PLAIN: "muted", Tone.GOOD: "match", Tone.ASK: "accent", Tone.WARN: "warn"}


class WhoPanel(QFrame):
    """Shows who is on the line as far as it is known; asks for the verification."""

    verify_asked = Signal(str)
    rest_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_WhoPanel()
        self.ui.setupUi(self)
        self._searching = ""
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._show_searching)
        self.ui.candidates.chosen.connect(self.verify_asked)
        self.ui.candidates.blank_seen.connect(self.rest_asked)

    def set_searching(self, words: str) -> None:
        """Take the words for a search that takes noticeably long."""
        self._searching = words

    def ask_verification(self) -> None:
        """Ask for the comparison with the person who is current in the list."""
        self.verify_asked.emit(self.ui.candidates.current_token())

    def step(self, step: int) -> None:
        """Make the next or the previous person current."""
        self.ui.candidates.step(step)

    def await_candidates(self) -> None:
        """Wait a moment before saying that a search runs."""
        self._patience.start()

    def show_candidates(self, heading: str, lines: tuple[CandidateLine, ...]) -> None:
        """Replace the list in place."""
        self._patience.stop()
        self.ui.heading.setText(heading)
        self.ui.candidates.show_people(lines)
        self.ui.verification.setVisible(bool(lines))

    def complete_candidates(self, lines: tuple[CandidateLine, ...]) -> None:
        """Show the whole list where its beginning stands; the current line stays."""
        self.ui.candidates.complete(lines)

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show what there is to know."""
        self.ui.lines.show_lines(lines)

    def show_verification(self, sheet: VerificationSheet | None) -> None:
        """Show how the comparison came out, or nothing."""
        self.ui.checks.setVisible(sheet is not None)
        self.ui.stage_card.setVisible(sheet is not None)
        if sheet is None:
            return
        self._show_check(self.ui.number_check, self.ui.number_outcome, sheet.checks[0])
        self._show_check(self.ui.name_check, self.ui.name_outcome, sheet.checks[1])
        self.ui.stage_text.setText(sheet.sentence.text)
        self.ui.stage_step.setText(sheet.sentence.step)
        self.ui.stage_step.setVisible(bool(sheet.sentence.step))

    def _show_check(self, label: QWidget, outcome: QWidget, line: CheckLine) -> None:
        label.setText(line.label)  # type: ignore[attr-defined] # a label of the untyped form
        outcome.setText(line.outcome)  # type: ignore[attr-defined] # the same
        set_role(outcome, ROLES[line.tone])

    def _show_searching(self) -> None:
        self.ui.heading.setText(self._searching)

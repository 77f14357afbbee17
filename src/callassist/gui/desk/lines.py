"""Lines where the eye is: what there is to know about the search, and the next step."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from callassist._generated.forms.desk_line import Ui_LineCard
from callassist.gui.theme.widgets import set_role
from callassist.presenters.desk.models import Line, Tone

MARKS = {Tone.PLAIN: "", Tone.GOOD: "✓", Tone.ASK: "？", Tone.WARN: "！"}
ROLES = {Tone.PLAIN: "muted", Tone.GOOD: "match", Tone.ASK: "accent", Tone.WARN: "warn"}


class LineCard(QFrame):
    """One line with its mark and its next step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_LineCard()
        self.ui.setupUi(self)

    def show_line(self, line: Line) -> None:
        """Show a line."""
        self.ui.mark.setText(MARKS[line.tone])
        self.ui.mark.setVisible(bool(MARKS[line.tone]))
        set_role(self.ui.mark, ROLES[line.tone])
        self.ui.text.setText(line.text)
        self.ui.step.setText(line.step)
        self.ui.step.setVisible(bool(line.step))


class LineStack(QWidget):
    """As many lines as there are, one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[LineCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show lines; cards are kept and used again."""
        while len(self._cards) < len(lines):
            card = LineCard(self)
            self._cards.append(card)
            self._column.addWidget(card)
        for place, card in enumerate(self._cards):
            if place < len(lines):
                card.show_line(lines[place])
            card.setVisible(place < len(lines))
        self.setVisible(bool(lines))

    def texts(self) -> tuple[str, ...]:
        """Return what the lines say, without their next steps."""
        return tuple(card.ui.text.text() for card in self._cards if not card.isHidden())

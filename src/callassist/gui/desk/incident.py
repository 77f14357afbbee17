"""What happened and what leaked, on one scrolling page."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from callassist._generated.forms.desk_incident import Ui_IncidentBody
from callassist.gui.theme import LIGHT, Theme
from callassist.gui.theme.widgets import set_role
from callassist.presenters.desk.models import Fact, IncidentSheet, ItemSheet, Length


class IncidentPane(QScrollArea):
    """Shows an incident; emits which length and which class are wanted."""

    length_chosen = Signal(str)
    class_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme(LIGHT)
        self._facts: tuple[Fact, ...] = ()
        self._legend = ""
        body = QWidget(self)
        self.ui = Ui_IncidentBody()
        self.ui.setupUi(body)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.ui.length.chosen.connect(self.length_chosen)
        self.ui.classes.chosen.connect(lambda key: self.class_chosen.emit(int(key)))
        self.ui.items.explained.connect(self._explain)

    def set_lengths(self, labels: tuple[tuple[str, str], ...]) -> None:
        """Offer the three lengths."""
        self.ui.length.set_options(labels)

    def set_theme(self, theme: Theme) -> None:
        """Take on colours and zoom for what is set as rich text."""
        self._theme = theme
        self._show_facts()

    def show_sheet(self, sheet: IncidentSheet) -> None:
        """Show an incident."""
        self.ui.badge.set_incident(sheet.choice.prefix, sheet.choice.hue, sheet.choice.shape)
        self.ui.title.setText(sheet.title)
        self.ui.text.read(sheet.text, flowing=True)
        self.ui.timeline.show_points(sheet.timeline, sheet.choice.hue)
        self.ui.timeline_card.setVisible(bool(sheet.timeline))
        self._show_items(sheet.items)
        self._facts = sheet.facts
        self._show_facts()
        for block, label, text in (
            (self.ui.know_block, self.ui.know_text, sheet.know),
            (self.ui.never_block, self.ui.never_text, sheet.never),
        ):
            label.setText(text)
            block.setVisible(bool(text))

    def show_length(self, length: Length) -> None:
        """Mark the length that is read."""
        self.ui.length.choose(length.value)

    def focus_items(self) -> None:
        """Walk over the items by arrow keys."""
        self.ui.items.setFocus()

    def _show_items(self, sheet: ItemSheet) -> None:
        self.ui.items_label.setText(sheet.heading)
        self.ui.class_box.setVisible(bool(sheet.classes))
        self.ui.classes.show_classes(sheet.classes, sheet.chosen)
        for button in self.ui.classes.buttons():
            self._theme.dress(button)
        self.ui.ask.setText(sheet.ask)
        self.ui.ask.setVisible(bool(sheet.ask))
        self.ui.items.show_items(sheet.items)
        self._legend = sheet.legend
        self._explain("")

    def _show_facts(self) -> None:
        small, muted = self._theme.px(12), self._theme.tokens.muted
        self.ui.facts.setText(
            "".join(
                f'<p style="margin:0 0 {self._theme.px(6)}px 0; line-height:140%">'
                f'<span style="font-size:{small}px; color:{muted}">{escape(one.label)}</span><br>'
                f"{escape(one.text)}</p>"
                for one in self._facts
            )
        )
        self.ui.facts_card.setVisible(bool(self._facts))

    def _explain(self, sentence: str) -> None:
        """Put an item's sentence where the legend stands, so that nothing moves."""
        self.ui.legend.setText(sentence or self._legend)
        set_role(self.ui.legend, "item-plain" if sentence else "label")

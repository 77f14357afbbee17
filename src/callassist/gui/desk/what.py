"""Middle of the desk: the incident, the hard words, the letter, and who holds which contract."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from callassist._generated.forms.desk_what import Ui_WhatPanel
from callassist.presenters.desk.models import IncidentChoice, IncidentSheet, Length, Term


class WhatPanel(QFrame):
    """Shows public content; which of its four leaves lies on top is the operator's choice."""

    picked = Signal(str)
    length_chosen = Signal(str)
    class_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_WhatPanel()
        self.ui.setupUi(self)
        self._content: QWidget = self.ui.overview
        self.ui.overview.picked.connect(self.picked)
        self.ui.incident.length_chosen.connect(self.length_chosen)
        self.ui.incident.class_chosen.connect(self.class_chosen)
        self.ui.to_content.clicked.connect(self.show_content)
        for button, leaf in (
            (self.ui.to_glossary, self.ui.glossary),
            (self.ui.to_letter, self.ui.letter),
            (self.ui.to_contract, self.ui.contract),
        ):
            button.clicked.connect(lambda _checked, one=leaf: self.ui.pages.setCurrentWidget(one))

    def set_lengths(self, labels: tuple[tuple[str, str], ...]) -> None:
        """Take the words for the three lengths."""
        self.ui.incident.set_lengths(labels)

    def show_content(self) -> None:
        """Put the incident, or the overview, on top."""
        self.ui.to_content.setChecked(True)
        self.ui.pages.setCurrentWidget(self._content)

    def focus_items(self) -> None:
        """Walk over the leaked items by arrow keys."""
        self.show_content()
        self.ui.incident.focus_items()

    def show_choices(self, choices: tuple[IncidentChoice, ...]) -> None:
        """Offer the incidents."""
        self.ui.overview.show_choices(choices)

    def show_common(self, know: str) -> None:
        """Show what to know before any incident is named."""
        self.ui.overview.show_common(know)

    def show_incident(self, sheet: IncidentSheet | None) -> None:
        """Show an incident, or the overview; another leaf on top stays there."""
        on_top = self.ui.to_content.isChecked()
        self._content = self.ui.overview if sheet is None else self.ui.incident
        if sheet is not None:
            self.ui.incident.show_sheet(sheet)
        if on_top:
            self.ui.pages.setCurrentWidget(self._content)

    def show_length(self, length: Length) -> None:
        """Mark the length that is read."""
        self.ui.incident.show_length(length)

    def show_glossary(self, terms: tuple[Term, ...]) -> None:
        """Show the hard words."""
        self.ui.glossary.show_terms(terms)

    def show_pictures(self, letter: str, contract: str) -> None:
        """Show the pictures."""
        self.ui.overview.show_letter(letter)
        self.ui.letter.show_source(letter)
        self.ui.contract.show_source(contract)

"""What happened and what leaked: which incident, which class, in which length."""

from __future__ import annotations

from callassist.domain.pack import Incident
from callassist.presenters.desk.models import IncidentChoice, Length, Term
from callassist.presenters.desk.ports import Content, WhatView
from callassist.presenters.desk.sheets import (
    choice_of,
    class_of_record,
    first_class,
    incident_sheet,
)
from callassist.services.views import ReleasedRecord
from callassist.words.catalogue import Catalogue


class IncidentPart:
    """
    Keeps the middle of the desk at the incident that is talked about.

    Args:
        view: middle of the desk.
        content: the public content.
        words: the catalogue of the window's language.
    """

    def __init__(self, view: WhatView, content: Content, words: Catalogue) -> None:
        self._view = view
        self._content = content
        self._words = words
        self._incident: Incident | None = None
        self._class = -1
        self._record: ReleasedRecord | None = None
        self.length = Length.NORMAL

    @property
    def prefix(self) -> str:
        """Prefix of the incident shown, or ""."""
        return self._incident.prefix if self._incident else ""

    @property
    def class_id(self) -> str:
        """The class chosen or known, or ""."""
        if self._incident is None or self._class < 0:
            return ""
        return self._incident.classes[self._class].id

    def choices(self) -> tuple[IncidentChoice, ...]:
        """Return the incidents there are."""
        return tuple(choice_of(one) for one in self._content.pack.incidents)

    def open(self) -> None:
        """Show what never changes: the incidents there are, the hard words, the pictures."""
        pack = self._content.pack
        self._view.show_choices(self.choices())
        self._view.show_common(pack.common_know)
        self._view.show_glossary(
            tuple(Term(one.term, one.reading, one.plain) for one in self._content.glossary())
        )
        self._view.show_pictures(pack.pictures.get("letter", ""), pack.pictures.get("contract", ""))
        self._view.show_length(self.length)
        self._show()

    def choose(self, prefix: str) -> bool:
        """
        Show the incident of a prefix, or the overview.

        Returns:
            Whether that changed anything.
        """
        if prefix == self.prefix:
            return False
        self._incident = self._content.incident(prefix)
        self._record = None
        self._class = first_class(self._incident)
        self._show()
        return True

    def release(self, record: ReleasedRecord | None) -> None:
        """Show the items of a row as confirmed, or of its class as possible again."""
        if record is not None:
            self.choose(record.prefix)
        if record is self._record:
            return
        self._record = record
        if self._incident and record:
            self._class = class_of_record(self._incident, record)
        self._show()

    def choose_class(self, index: int) -> None:
        """Show the items of one class; a class that the row names stays."""
        if self._incident and self._may_choose() and index < len(self._incident.classes):
            self._class = index
            self._show()

    def next_class(self) -> None:
        """Show the items of the next class, round and round."""
        if self._incident and self._incident.classes:
            self.choose_class((self._class + 1) % len(self._incident.classes))

    def read_in(self, length: Length) -> None:
        """Change the length that texts are read in."""
        self.length = length
        self._view.show_length(length)
        self._show()

    def _may_choose(self) -> bool:
        return self._record is None or not self._record.class_label

    def _show(self) -> None:
        if self._incident is None:
            self._view.show_incident(None)
            return
        self._view.show_incident(
            incident_sheet(self._incident, self.length, self._class, self._record, self._words)
        )

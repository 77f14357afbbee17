"""What the desk asks of the services and of its view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from callassist.domain.calls import Disposition
from callassist.domain.pack import Answer, Flow, GlossaryEntry, Incident, Pack
from callassist.presenters.background import Background
from callassist.presenters.desk.models import (
    AnswerRow,
    CandidateLine,
    IncidentChoice,
    IncidentSheet,
    Length,
    Line,
    ScriptSheet,
    Term,
    VerificationSheet,
)
from callassist.services.calls import CallDraft
from callassist.services.views import ReleasedRecord, SearchView, Verification
from callassist.words.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Means:
    """
    What every part of the desk works with.

    Args:
        tasks: where searching and writing run.
        words: the catalogue of the window's language.
        now: the time, aware.
    """

    tasks: Background
    words: Catalogue
    now: Callable[[], datetime]


class Lookup(Protocol):
    """The part of the look-up service that the desk uses."""

    def search(
        self, number: str, name: str = "", limit: int = 50, first: int | None = None
    ) -> SearchView:
        """Answer what stands in the two fields."""

    def settle(self) -> None:
        """Note that the search on the screen was read."""

    def verify(self, token: str, number: str, name: str) -> Verification:
        """Compare what the caller said with a row."""

    def open(self, verification: Verification) -> ReleasedRecord:
        """Release what stage 1 allows."""

    def close_record(self, token: str) -> None:
        """Close a released record."""


class Content(Protocol):
    """The public content."""

    @property
    def pack(self) -> Pack:
        """The loaded pack."""

    def incident(self, prefix: str) -> Incident | None:
        """Return the incident of a prefix."""

    def answers(self, prefix: str = "", query: str = "") -> tuple[Answer, ...]:
        """Return the answers that serve an incident, those about `query` where it is given."""

    def answer(self, answer_id: str) -> Answer | None:
        """Return one answer."""

    def flow(self, prefix: str, class_id: str = "") -> Flow | None:
        """Return the flow of an incident."""

    def glossary(self, query: str = "") -> tuple[GlossaryEntry, ...]:
        """Return the glossary."""


class Calls(Protocol):
    """The call under way."""

    def start(self) -> CallDraft:
        """Begin a call, or return the one under way."""

    def finish(
        self, disposition: Disposition, note: str = "", prefix: str = "", token: str = ""
    ) -> str:
        """End the call and return its receipt number."""


class DeskSession(Protocol):
    """The services of whoever has logged in, as far as the desk needs them."""

    @property
    def lookup(self) -> Lookup:
        """Search, verify, open."""

    @property
    def content(self) -> Content:
        """What anyone may read."""

    @property
    def calls(self) -> Calls:
        """The call log."""


class FieldsView(Protocol):
    """Top of the desk: the two fields, the number read back, the incidents by one key."""

    def clear_fields(self) -> None:
        """Empty both fields and their undo history."""

    def focus_name(self) -> None:
        """Put the cursor where the caller's name is typed."""

    def show_read_back(self, sentence: str) -> None:
        """Show the number as it is read back to the caller, or nothing."""

    def show_choices(self, choices: tuple[IncidentChoice, ...]) -> None:
        """Offer the incidents, each by its key."""

    def show_locked(self, *, locked: bool) -> None:
        """Take the fields away, or give them back."""


class WhoView(Protocol):
    """Left of the desk: the people found, what there is to know, the verification."""

    def await_candidates(self) -> None:
        """Say that a search runs, should it take long enough to be noticed."""

    def complete_candidates(self, lines: tuple[CandidateLine, ...]) -> None:
        """Show the whole list where its beginning stands; the current line stays."""

    def show_candidates(self, heading: str, lines: tuple[CandidateLine, ...]) -> None:
        """Replace the list in place."""

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show what there is to know about the search."""

    def show_verification(self, sheet: VerificationSheet | None) -> None:
        """Show how the comparison came out, or nothing."""


class WhatView(Protocol):
    """Middle of the desk: what happened and what leaked."""

    def show_choices(self, choices: tuple[IncidentChoice, ...]) -> None:
        """Show the incidents there are, each with its key."""

    def show_common(self, know: str) -> None:
        """Show what an operator should know before any incident is named."""

    def show_incident(self, sheet: IncidentSheet | None) -> None:
        """Show an incident, or the overview before any is known."""

    def show_length(self, length: Length) -> None:
        """Mark the length that texts are read in."""

    def show_glossary(self, terms: tuple[Term, ...]) -> None:
        """Show the hard words."""

    def show_pictures(self, letter: str, contract: str) -> None:
        """Show the pictures, each as SVG source."""


class SayView(Protocol):
    """Right of the desk: what to say now, and what callers ask."""

    def show_script(self, sheet: ScriptSheet) -> None:
        """Show the one warm block and where it leads."""

    def show_answers(self, heading: str, rows: tuple[AnswerRow, ...]) -> None:
        """Replace the list of questions in place."""

    def clear_query(self) -> None:
        """Empty the search field of the questions."""


class NoteView(Protocol):
    """Bottom of the desk: what was done and how the call ended."""

    def add_note(self, sentence: str) -> None:
        """Put a sentence at the end of the draft, wherever the cursor is."""

    def clear_note(self) -> None:
        """Empty the draft and its undo history."""

    def show_outcome(self, line: Line) -> None:
        """Say that the call was kept, or why not."""

    def show_locked(self, *, locked: bool) -> None:
        """Cover the draft, or uncover it."""

    def show_saving(self, *, saving: bool) -> None:
        """Take the dispositions away while one is being kept."""


class DeskView(Protocol):
    """The parts of the desk, and the call clock."""

    @property
    def fields(self) -> FieldsView:
        """Top."""

    @property
    def who(self) -> WhoView:
        """Left."""

    @property
    def what(self) -> WhatView:
        """Middle."""

    @property
    def say(self) -> SayView:
        """Right."""

    @property
    def note(self) -> NoteView:
        """Bottom."""

    def show_clock(self, started: datetime | None) -> None:
        """Run the call clock from then on, or stop it."""

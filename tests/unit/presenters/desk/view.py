"""A desk that only remembers what it was told to show."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import cast

from callassist.presenters.desk import DeskPresenter
from callassist.presenters.desk.models import IncidentSheet, Line, ScriptSheet
from callassist.presenters.desk.ports import DeskView
from callassist.words.catalogue import catalogue
from tests.doubles.desk import FakeDeskSession
from tests.doubles.tasks import InlineTasks

NOW = datetime(2023, 6, 7, 3, 0, tzinfo=UTC)


class Part:
    """One part of the desk: the last thing shown by each method, and every call in order."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, object]] = []

    def __getattr__(self, name: str) -> object:
        def remember(*values: object, **named: object) -> None:
            shown = values or tuple(named.values())
            self.calls.append((name, shown[0] if len(shown) == 1 else shown))

        return remember

    def last(self, name: str) -> object:
        """Return what was shown last by a method."""
        return [value for called, value in self.calls if called == name][-1]

    def every(self, name: str) -> list[object]:
        """Return all that a method showed."""
        return [value for called, value in self.calls if called == name]


class Desk:
    """
    A presenter with its view and its services.

    Args:
        tasks: where searching and writing run; at once by default.
    """

    def __init__(self, tasks: InlineTasks | None = None) -> None:
        self.session = FakeDeskSession()
        self.fields, self.who, self.what = Part(), Part(), Part()
        self.say, self.note = Part(), Part()
        self.clock: list[datetime | None] = []
        view = SimpleNamespace(
            fields=self.fields,
            who=self.who,
            what=self.what,
            say=self.say,
            note=self.note,
            show_clock=self.clock.append,
        )
        self.presenter = DeskPresenter(
            cast("DeskView", view),
            self.session,
            tasks or InlineTasks(),
            catalogue("ja"),
            lambda: NOW,
        )
        self.presenter.open()

    @property
    def script(self) -> ScriptSheet:
        """What is to be said now."""
        return cast("ScriptSheet", self.say.last("show_script"))

    @property
    def incident(self) -> IncidentSheet | None:
        """The middle of the desk."""
        return cast("IncidentSheet | None", self.what.last("show_incident"))

    @property
    def lines(self) -> list[str]:
        """What is to be known about the search."""
        shown = cast("tuple[Line, ...]", self.who.last("show_lines"))
        return [line.text for line in shown]

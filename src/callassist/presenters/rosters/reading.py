"""The two things that read a file: a look at it, and the plan; one of each at a time."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Protocol, TypeVar

from callassist.domain.errors import CallAssistError
from callassist.domain.roster import ImportProgress
from callassist.presenters.background import Background
from callassist.presenters.rosters.ports import Asked, Told
from callassist.presenters.rosters.steps import ProgressLine
from callassist.presenters.rosters.wording import progress_line
from callassist.words.catalogue import Catalogue

T = TypeVar("T")
LOOKING, BUILDING = "rosters.look", "rosters.build"


class ProgressView(Protocol):
    """The pane between the second and the third step."""

    def begin(self, source: str) -> None:
        """Name the file and start from nothing."""

    def show_progress(self, line: ProgressLine) -> None:
        """Say how far the import is."""


class Reading:
    """
    Runs surveys and builds in the background; a newer one of its kind cancels the older.

    Args:
        view: shows how far a build is.
        tasks: background work.
        words: the catalogue.
    """

    def __init__(self, view: ProgressView, tasks: Background, words: Catalogue) -> None:
        self._view = view
        self._tasks = tasks
        self._words = words
        self._cancels: dict[str, Event] = {}

    @property
    def building(self) -> bool:
        """Whether a plan is being made."""
        return BUILDING in self._cancels

    def look(
        self,
        work: Callable[[Asked], T],
        done: Callable[[T], None],
        failed: Callable[[CallAssistError], None],
    ) -> None:
        """Look at a file; the answer of an earlier look is not wanted any more."""
        cancel = self._begin(LOOKING)
        self._tasks.run(
            lambda: work(cancel.is_set),
            lambda value: self._end(LOOKING, cancel, done, value),
            failed=lambda error: self._end(LOOKING, cancel, failed, error),
            channel=LOOKING,
        )

    def build(
        self,
        source: str,
        work: Callable[[Told, Asked], T],
        done: Callable[[T], None],
        failed: Callable[[CallAssistError], None],
    ) -> None:
        """Make a plan and say how far it is."""
        cancel = self._begin(BUILDING)
        self._view.begin(source)

        def advance(step: ImportProgress) -> None:
            self._advanced(cancel, step)

        progress = self._tasks.relay(advance)
        self._tasks.run(
            lambda: work(progress, cancel.is_set),
            lambda value: self._end(BUILDING, cancel, done, value),
            failed=lambda error: self._end(BUILDING, cancel, failed, error),
            channel=BUILDING,
        )

    def cancel(self) -> None:
        """Ask what builds to stop; it answers with an error that says so."""
        if BUILDING in self._cancels:
            self._cancels[BUILDING].set()

    def stop(self) -> None:
        """Stop everything and hear no answer."""
        for channel, cancel in self._cancels.items():
            cancel.set()
            self._tasks.forget(channel)
        self._cancels.clear()

    def _begin(self, channel: str) -> Event:
        before = self._cancels.get(channel)
        if before is not None:
            before.set()
        self._cancels[channel] = cancel = Event()
        return cancel

    def _end(self, channel: str, cancel: Event, tell: Callable[[T], None], value: T) -> None:
        if self._cancels.get(channel) is cancel:
            del self._cancels[channel]
            tell(value)

    def _advanced(self, cancel: Event, progress: ImportProgress) -> None:
        if self._cancels.get(BUILDING) is cancel:
            self._view.show_progress(progress_line(self._words, progress))

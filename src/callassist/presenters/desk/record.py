"""The record of the call: when it began, what was done, and how it ended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from callassist.domain.calls import Disposition
from callassist.domain.errors import CallAssistError
from callassist.presenters.desk.models import Line, Tone
from callassist.presenters.desk.ports import Calls, Means, NoteView
from callassist.services.calls import CallDraft


@dataclass(frozen=True, slots=True)
class RecordEvents:
    """
    What the rest of the desk hears of the call.

    Args:
        clock: the call began then, or is over.
        ended: the call was kept; everything about the caller may go.
    """

    clock: Callable[[datetime | None], None]
    ended: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Ending:
    """
    How a call ends.

    Args:
        disposition: what came of it.
        note: what was done; prefix: the incident.
        token: the row it was about, or "".
        no_call: whether the person of that row must not be telephoned.
    """

    disposition: Disposition
    note: str
    prefix: str
    token: str
    no_call: bool = False

    @property
    def promises_a_call(self) -> bool:
        """Whether it has somebody telephoned who must not be."""
        return self.no_call and self.disposition is Disposition.CALLBACK


class RecordPart:
    """
    Starts a call with the first thing the operator does, and keeps it at its disposition.

    Args:
        view: bottom of the desk.
        calls: the call log.
        around: background work, the words and the time.
        events: who is told.
    """

    def __init__(self, view: NoteView, calls: Calls, around: Means, events: RecordEvents) -> None:
        self._view = view
        self._calls = calls
        self._tasks = around.tasks
        self._words = around.words
        self._events = events
        self._starting = False
        self._under_way = False
        self._ending: Ending | None = None
        self._warned = self._reminded = False

    @property
    def under_way(self) -> bool:
        """Whether there is a call that has not been kept."""
        return self._under_way or self._starting

    def begin(self) -> None:
        """Start the call and its clock, unless it runs."""
        self._warned = self._reminded = False
        if self.under_way:
            return
        self._starting = True
        self._view.show_outcome(Line(""))
        self._tasks.run(self._calls.start, self._began, failed=self._not_begun)

    def finish(self, ending: Ending) -> None:
        """
        Keep the call; a call that never began has nothing to keep.

        A call back to somebody who must not be telephoned is pointed out once.
        """
        if self._ending is not None:
            return
        if not self.under_way:
            self._view.show_outcome(self._line("nothing", Tone.ASK))
            return
        if ending.promises_a_call and not self._reminded:
            self._reminded = True
            self._view.show_outcome(self._line("no-call", Tone.ASK))
            return
        self._ending = ending
        self._view.show_saving(saving=True)
        if not self._starting:
            self._save(ending)

    def refuse_new(self) -> None:
        """Say that the call under way needs its disposition first."""
        self._view.show_outcome(self._line("unfinished", Tone.ASK))

    def may_leave(self) -> bool:
        """Say whether a call is lost by leaving now; whoever leaves all the same is let go."""
        if not self.under_way or self._warned:
            return True
        self._warned = True
        self._view.show_outcome(self._line("leaving", Tone.ASK))
        return False

    def note(self, sentence: str) -> None:
        """Put what was done into the draft."""
        if self.under_way:
            self._view.add_note(sentence)

    def _began(self, draft: CallDraft) -> None:
        self._starting, self._under_way = False, True
        self._events.clock(draft.started)
        if self._ending is not None:
            self._save(self._ending)

    def _not_begun(self, error: CallAssistError) -> None:
        self._starting = False
        self._fail(error)

    def _save(self, ending: Ending) -> None:
        self._tasks.run(
            lambda: self._calls.finish(
                ending.disposition, ending.note, ending.prefix, ending.token
            ),
            self._kept,
            failed=self._fail,
        )

    def _kept(self, receipt: str) -> None:
        self._ending, self._under_way = None, False
        self._view.show_saving(saving=False)
        self._view.clear_note()
        self._view.show_outcome(self._line("kept", Tone.GOOD, receipt=receipt))
        self._events.clock(None)
        self._events.ended()

    def _fail(self, error: CallAssistError) -> None:
        self._ending = None
        told = self._words.explain(error)
        self._view.show_saving(saving=False)
        self._view.show_outcome(Line(told.message, told.hint, Tone.WARN))

    def _line(self, key: str, tone: Tone, **params: str) -> Line:
        return Line(self._words.text(f"desk.record.{key}", **params), tone=tone)

"""The desk with a caller on the line: its four parts, and what each makes the others do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from callassist.domain.calls import Disposition
from callassist.presenters.background import Background
from callassist.presenters.desk.incident import IncidentPart
from callassist.presenters.desk.lookup import LookupEvents, LookupPart
from callassist.presenters.desk.models import Length
from callassist.presenters.desk.ports import DeskSession, DeskView, Means
from callassist.presenters.desk.record import Ending, RecordEvents, RecordPart
from callassist.presenters.desk.script import ScriptPart
from callassist.services.views import ReleasedRecord, SearchState, SearchView, Verification
from callassist.words.catalogue import Catalogue


def _now() -> datetime:
    return datetime.now(UTC)


class DeskPresenter:
    """
    Decides everything the desk shows; one a window.

    Args:
        view: the page.
        session: services of whoever has logged in.
        tasks: where searching and writing run.
        words: the catalogue of the window's language.
        now: the time, aware.
    """

    def __init__(
        self,
        view: DeskView,
        session: DeskSession,
        tasks: Background,
        words: Catalogue,
        now: Callable[[], datetime] = _now,
    ) -> None:
        self._view = view
        self._words = words
        looked_up = LookupEvents(self._answered, self._verified, self._released)
        recorded = RecordEvents(view.show_clock, self._clear)
        around = Means(tasks, words, now)
        self._lookup = LookupPart(view.fields, view.who, session.lookup, around, looked_up)
        self._incident = IncidentPart(view.what, session.content, words)
        self._record = RecordPart(view.note, session.calls, around, recorded)
        self._script = ScriptPart(view.say, session.content, words, self._record.note)
        self._picked = ""
        self._unknown = False
        self._locked = False

    @property
    def under_way(self) -> bool:
        """Whether a call has begun and not been kept."""
        return self._record.under_way

    def open(self) -> None:
        """Show the desk as it stands before a call."""
        self._view.fields.show_choices(self._incident.choices())
        self._incident.open()
        self._script.reset()
        self._lookup.clear()

    def type(self, number: str, name: str) -> None:
        """The operator typed in one of the two fields."""
        if self._locked:
            return
        if number or name:
            self._record.begin()
        self._lookup.type(number, name)

    def show_rest(self) -> None:
        """The operator is about to see people beyond the first screenful."""
        self._lookup.show_rest()

    def verify(self, token: str) -> None:
        """The operator chose a person and asks for the verification."""
        self._lookup.verify(token)

    def pick(self, prefix: str) -> None:
        """The operator opens an incident without any number."""
        self._record.begin()
        self._picked = prefix
        self._turn_to(prefix)

    def choose_class(self, index: int) -> None:
        """The caller said which class they are."""
        self._incident.choose_class(index)
        self._script.follow(self._incident.prefix, self._incident.class_id)

    def next_class(self) -> None:
        """Look at the next class."""
        self._incident.next_class()
        self._script.follow(self._incident.prefix, self._incident.class_id)

    def read_in(self, length: Length) -> None:
        """Change the length that everything is read in."""
        self._incident.read_in(length)
        self._script.read_in(length)

    def next_length(self) -> None:
        """Take the next length, round and round."""
        self.read_in(self._incident.length.following)

    def onward(self) -> None:
        """Go on in the flow."""
        self._record.begin()
        self._script.onward()

    def back(self) -> None:
        """Go back in the flow."""
        self._script.back()

    def branch(self, number: int) -> None:
        """Follow a branch, from 0."""
        self._script.branch(number)

    def ask(self, query: str) -> None:
        """List the questions that hold what was typed."""
        self._script.ask(query)

    def answer(self, answer_id: str) -> None:
        """Say the answer to a question now."""
        self._record.begin()
        self._script.answer(answer_id)

    def return_to_step(self) -> None:
        """Leave an answer for the step."""
        self._script.return_to_step()

    def finish(self, disposition: Disposition, note: str) -> None:
        """End the call."""
        about = self._incident.prefix, self._lookup.token
        self._record.finish(Ending(disposition, note, *about, no_call=self._lookup.no_call))

    def new_call(self) -> None:
        """Begin the next call, unless one is under way that nobody has ended."""
        if self._record.under_way:
            self._record.refuse_new()
            return
        self._clear()
        self._record.begin()

    def may_leave(self) -> bool:
        """Say whether the desk may go: a call that nobody has ended is pointed out once."""
        return self._record.may_leave()

    def lock(self) -> None:
        """Take everything personal off the screen; what is public stays, and the draft waits."""
        self._locked = True
        self._picked = self._incident.prefix
        self._lookup.clear()
        self._view.fields.show_locked(locked=True)
        self._view.note.show_locked(locked=True)

    def unlock(self) -> None:
        """Give the fields and the draft back."""
        self._locked = False
        self._view.fields.show_locked(locked=False)
        self._view.note.show_locked(locked=False)

    def roster_changed(self) -> None:
        """Another roster became active."""
        self._lookup.roster_changed()

    def _answered(self, answer: SearchView) -> None:
        self._unknown = answer.state is SearchState.UNKNOWN_PREFIX
        if not self._locked:
            self._turn_to("" if self._unknown else answer.prefix or self._picked)

    def _verified(self, outcome: Verification) -> None:
        if outcome.stage:
            self._record.note(self._words.text("desk.note.verified"))

    def _released(self, record: ReleasedRecord | None) -> None:
        self._incident.release(record)
        self._script.release(record)
        self._script.follow(self._incident.prefix, self._known_class(record))

    def _known_class(self, record: ReleasedRecord | None) -> str:
        return self._incident.class_id if record else ""

    def _turn_to(self, prefix: str) -> None:
        """Show an incident; typing on within the same one changes nothing on the screen."""
        changed = self._incident.choose(prefix)
        if changed or self._unknown != self._script.unknown:
            self._script.follow(prefix, unknown=self._unknown)

    def _clear(self) -> None:
        self._lookup.settle()
        self._picked = ""
        self._unknown = False
        self._lookup.clear()
        self._script.reset()

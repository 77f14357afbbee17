"""Who is on the line: search while typing, verify on a key, release what that allows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from callassist.domain.errors import CallAssistError
from callassist.presenters.desk import states
from callassist.presenters.desk.models import CandidateLine, Line, Tone
from callassist.presenters.desk.ports import FieldsView, Lookup, Means, WhoView
from callassist.services.views import ReleasedRecord, SearchState, SearchView, Verification

SEARCH = "desk-search"
REST = "desk-search-rest"
VERIFY = "desk-verify"
NOTHING = SearchView(SearchState.EMPTY)
SCREENFUL = (
    16  # people that a tall screen shows at once; the others are made ready when scrolled to
)


@dataclass(frozen=True, slots=True)
class LookupEvents:
    """
    What the rest of the desk hears from the look-up.

    Args:
        answered: a search came back; verified: a comparison did.
        released: a record was opened, or None when it was closed.
    """

    answered: Callable[[SearchView], None]
    verified: Callable[[Verification], None]
    released: Callable[[ReleasedRecord | None], None]


class LookupPart:
    """
    Searches, verifies and releases for one call at a time.

    Args:
        fields: top of the desk; view: left of it.
        lookup: the service.
        around: background work, the words and the time.
        events: who is told.
    """

    def __init__(
        self,
        fields: FieldsView,
        view: WhoView,
        lookup: Lookup,
        around: Means,
        events: LookupEvents,
    ) -> None:
        self._fields = fields
        self._view = view
        self._lookup = lookup
        self._tasks = around.tasks
        self._words = around.words
        self._now = around.now
        self._events = events
        self._number = ""
        self._name = ""
        self._answer = NOTHING
        self._verified: Verification | None = None
        self._record: ReleasedRecord | None = None
        self._version = ""
        self._switched = False

    @property
    def token(self) -> str:
        """Handle of the row whose record is open, or ""."""
        return self._verified.token if self._verified and self._record else ""

    @property
    def no_call(self) -> bool:
        """Whether the person whose record is open must not be telephoned."""
        return self._record is not None and self._record.no_call

    def type(self, number: str, name: str) -> None:
        """Search for what now stands in the fields; another number closes an open record."""
        if number != self._number:
            self._withdraw()
        self._number, self._name = number, name
        self._view.await_candidates()
        self._tasks.forget(REST)
        self._tasks.run(
            lambda: self._lookup.search(number, name, first=SCREENFUL),
            self._show,
            failed=self._show_error,
            channel=SEARCH,
        )

    def show_rest(self) -> None:
        """Fill the lines beyond the first screenful: they are about to be seen."""
        answer = self._answer
        if len(answer.results) >= answer.listed:
            return
        number, name = self._number, self._name
        self._answer = replace(answer, listed=len(answer.results))  # asked for once
        self._tasks.run(
            lambda: self._lookup.search(number, name),
            lambda whole: self._view.complete_candidates(self._candidates(whole)),
            failed=self._show_error,
            channel=REST,
        )

    def verify(self, token: str) -> None:
        """Compare what the caller said with the person chosen, and release on a match."""
        if not token:
            return
        number, name = self._number, self._name
        self._tasks.run(
            lambda: self._compare(token, number, name),
            self._conclude,
            failed=self._show_error,
            channel=VERIFY,
        )

    def roster_changed(self) -> None:
        """Search again: the results on the screen belong to a roster that is no longer active."""
        if self._number or self._name:
            self.type(self._number, self._name)

    def settle(self) -> None:
        """Let the access log know that what stands on the screen was read."""
        self._tasks.run(self._lookup.settle, _nothing, failed=self._show_error)

    def clear(self) -> None:
        """Forget the person: fields, results and record."""
        for channel in (SEARCH, REST):
            self._tasks.forget(channel)
        self._withdraw()
        self._number = self._name = self._version = ""
        self._switched = False
        self._fields.clear_fields()
        self._show(NOTHING)

    def _compare(
        self, token: str, number: str, name: str
    ) -> tuple[Verification, ReleasedRecord | None]:
        outcome = self._lookup.verify(token, number, name)
        return outcome, self._lookup.open(outcome) if outcome.stage else None

    def _conclude(self, outcome: tuple[Verification, ReleasedRecord | None]) -> None:
        self._close()
        self._verified, self._record = outcome
        self._view.show_verification(states.verification_sheet(self._verified, self._words))
        self._view.show_lines(self._lines())
        self._events.verified(self._verified)
        if self._record is None:
            self._fields.focus_name()
        self._events.released(self._record)

    def _withdraw(self) -> None:
        """Close the record because it is no longer the person whom the fields name."""
        self._tasks.forget(VERIFY)  # a comparison under way is with whom the fields named before
        if self._verified is not None:
            self._close()
            self._events.released(None)
        self._view.show_verification(None)

    def _close(self) -> None:
        token = self.token
        if token:
            self._tasks.run(
                lambda: self._lookup.close_record(token), _nothing, failed=self._show_error
            )
        self._verified = self._record = None

    def _show(self, answer: SearchView) -> None:
        self._answer = answer
        self._watch_version(answer)
        self._fields.show_read_back(self._read_back(answer.read_back))
        self._view.show_candidates(
            states.candidates_heading(answer, self._words), self._candidates(answer)
        )
        self._view.show_lines(self._lines())
        self._events.answered(answer)

    def _candidates(self, answer: SearchView) -> tuple[CandidateLine, ...]:
        lines = tuple(states.candidate(result, self._words) for result in answer.results)
        return lines + (CandidateLine(),) * (answer.listed - len(lines))

    def _read_back(self, number: str) -> str:
        return self._words.text("desk.read-back", number=number) if number else ""

    def _lines(self) -> tuple[Line, ...]:
        lines = (
            states.search_line(self._answer, self._words),
            states.no_call_line(self._words) if self.no_call else None,
            states.switched_line(self._words) if self._switched else None,
            states.age_line(self._answer.roster, self._now(), self._words),
        )
        return tuple(line for line in lines if line)

    def _watch_version(self, answer: SearchView) -> None:
        version = answer.roster.version if answer.roster else ""
        self._switched = self._switched or bool(self._version and version != self._version)
        self._version = version or self._version

    def _show_error(self, error: CallAssistError) -> None:
        told = self._words.explain(error)
        self._view.show_candidates(states.candidates_heading(NOTHING, self._words), ())
        self._view.show_lines((Line(told.message, told.hint, Tone.WARN),))


def _nothing(_: None) -> None:
    """Hear that something was done that has no answer."""

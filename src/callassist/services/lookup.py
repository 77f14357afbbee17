"""Look up a person, verify the caller, release what the verification allows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import RLock
from time import perf_counter

from callassist.domain.access import Action
from callassist.domain.accounts import Role
from callassist.domain.errors import AccessError, RefusedError
from callassist.domain.pack import Incident, Pack
from callassist.domain.roster import RosterRow, RosterStamp
from callassist.matching import parse_reference, plan
from callassist.services.access import AccessService
from callassist.services.actor import Actor
from callassist.services.ports import OpenRoster, RosterDoor
from callassist.services.record import released, shown
from callassist.services.results import Tokens, printed, results_of
from callassist.services.state import conclude
from callassist.services.verifying import compare
from callassist.services.views import ReleasedRecord, SearchView, ShownRecord, Verification

MAX_RESULTS = 50
QUIET = timedelta(seconds=1)  # a search that stood this long was read, not typed through
READERS = (Role.OPERATOR, Role.SUPERVISOR)


def _now() -> datetime:
    return datetime.now(UTC)


class LookupService:
    """
    The main job: from what was typed to what may be said.

    One search runs at a time; a second one from another thread waits for it.

    Args:
        actor: who looks.
        pack: the content; its rule says what a number looks like.
        rosters: the way to the active roster.
        access: the access log.
        clock: now, in UTC.
    """

    def __init__(
        self,
        actor: Actor,
        pack: Pack,
        rosters: RosterDoor,
        access: AccessService,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self._actor = actor
        self._pack = pack
        self._rosters = rosters
        self._access = access
        self._clock = clock
        self._tokens = Tokens()
        self._verified: dict[str, str] = {}  # token → roster version it was verified against
        self._standing: tuple[datetime, SearchView] | None = None
        self._lock = RLock()

    def roster(self) -> RosterStamp | None:
        """Return the roster that a search would use now, or None before the first import."""
        with self._lock:
            opened = self._rosters.current()
            return opened.stamp if opened else None

    def search(
        self, number: str, name: str = "", limit: int = MAX_RESULTS, first: int | None = None
    ) -> SearchView:
        """
        Answer what stands in the two fields.

        Args:
            number: text of the number field.
            name: text of the name field; each may hold the other's content too.
            limit: results wanted; an operator gets 50 at most.
            first: so many of them are made ready to be shown; all where None.

        Returns:
            What to tell the reader, and the results: masked for an operator, else whole.

        Raises:
            AccessError: an auditor searches nothing.
        """
        self._actor.require(*READERS)
        whole = self._actor.role is Role.SUPERVISOR
        with self._lock:
            opened = self._rosters.current()
            started = perf_counter()
            asked = plan(number, name, self._pack.rule)
            wanted = limit if whole else min(limit, MAX_RESULTS)
            outcome = conclude(asked, opened, self._pack.rule, wanted, whole=whole)
            elapsed = (perf_counter() - started) * 1000
            results = results_of(outcome, self._tokens, self._pack.rule, first, whole=whole)
            view = outcome.view(results, elapsed)
            self._replace_standing(view)
            return view

    def settle(self) -> None:
        """Note the search that stands on the screen: it was read, not typed through."""
        with self._lock:
            if self._standing is not None:
                at, view = self._standing
                self._standing = None
                # One person found is a record seen, as far as it was shown; a list is a count.
                sole = view.results[0].token if view.listed == 1 else ""
                reference = self._tokens.reference(sole)
                state = view.state.value
                self._access.note(
                    Action.SEARCH, state, reference=reference, count=view.total, at=at
                )

    def require_batch(self) -> None:
        """Raise AccessError unless many searches at once are the actor's: an operator has one."""
        self._actor.require(Role.SUPERVISOR)

    def batch(self, text: str, limit: int) -> SearchView:
        """
        Search one line of many; each is an entry of the access log.

        Raises:
            AccessError: an operator has one caller at a time.
        """
        self.require_batch()
        view = self.search(text, "", limit)
        self.settle()
        return view

    def verify(self, token: str, number: str, name: str) -> Verification:
        """
        Compare what the caller said with a row, without showing the row.

        Args:
            token: a result of this session.
            number: the number field as typed.
            name: the name field as typed.

        Returns:
            Stage 1 where the whole number and the family name both match.

        Raises:
            RefusedError: the result is no longer valid.
        """
        self._actor.require(*READERS)
        with self._lock:
            self.settle()
            opened, row = self._row_of(token)
            asked = plan(number, name, self._pack.rule)
            outcome = compare(token, asked, row, opened.searcher, self._pack.rule)
            if outcome.stage:
                self._verified[token] = opened.stamp.version
            verdict = "matched" if outcome.stage else "not-matched"
            self._access.note(Action.VERIFY, verdict, reference=row.reference)
            return outcome

    def open(self, verification: Verification) -> ReleasedRecord:
        """
        Release what stage 1 allows: which items of the row leaked.

        Raises:
            AccessError: this session has not verified the caller for that row of this roster.
            RefusedError: the result is no longer valid, or the content lacks its incident.
        """
        self._actor.require(*READERS)
        with self._lock:
            self.settle()
            opened, row = self._row_of(verification.token)
            # After a switch the number may be another person's: the caller is compared anew.
            if self._verified.get(verification.token) != opened.stamp.version:
                raise AccessError("not-verified")
            incident = self._incident_of(row)
            self._access.note(Action.OPEN, "released", reference=row.reference, count=1)
            number = printed(row.reference, self._pack.rule)
            return released(row, incident, number, opened.stamp)

    def close_record(self, token: str) -> None:
        """Close a released record; opening it again needs another verification."""
        with self._lock:
            if token in self._verified:
                del self._verified[token]
                self._access.note(Action.CLOSE, reference=self.reference_of(token))

    def show(self, text: str) -> ShownRecord:
        """
        Return incident, items and answers for a number given whole.

        Args:
            text: the number, however written.

        Raises:
            RefusedError: no roster, not a whole number, or not on the roster.
            AccessError: an auditor sees no record.
        """
        self._actor.require(*READERS)
        whole = self._actor.role is Role.SUPERVISOR
        with self._lock:
            row = self._row_numbered(text)
            self._access.note(Action.OPEN, "shown", reference=row.reference, count=1)
            return shown(row, self._incident_of(row), self._pack, whole=whole)

    def reference_of(self, token: str) -> str:
        """Return the canonical number behind a result of this session; for the services only."""
        with self._lock:
            return self._tokens.reference(token)

    def forget(self) -> None:
        """Forget every result and every verification."""
        with self._lock:
            try:
                self.settle()
            finally:  # a log that cannot be written keeps nothing open
                self._tokens = Tokens()
                self._verified.clear()

    def close(self) -> None:
        """Forget everything and let go of the roster."""
        with self._lock:
            try:
                self.forget()
            finally:
                self._rosters.close()

    def _replace_standing(self, view: SearchView) -> None:
        now = self._clock()
        if self._standing is not None and now - self._standing[0] >= QUIET:
            self.settle()
        self._standing = (now, view) if view.state.searched else None

    def _row_of(self, token: str) -> tuple[OpenRoster, RosterRow]:
        """Return the row behind a token, from the roster that is active now."""
        reference, opened = self._tokens.reference(token), self._rosters.current()
        row = opened.searcher.row(reference) if opened and reference else None
        if opened is None or row is None:
            raise RefusedError("result-gone")
        return opened, row

    def _row_numbered(self, text: str) -> RosterRow:
        opened = self._rosters.current()
        if opened is None:
            raise RefusedError("no-roster")
        typed = parse_reference(text, self._pack.rule)
        reference = str(typed.reference) if typed and typed.reference else ""
        row = opened.searcher.row(reference) if reference else None
        if row is None:
            raise RefusedError("unknown-reference")
        return row

    def _incident_of(self, row: RosterRow) -> Incident:
        prefix = self._pack.rule.prefix_of(row.reference)
        incident = self._pack.incident(prefix or "")
        if incident is None:
            raise RefusedError("unknown-prefix")
        return incident

"""The access log as the services write it: grouped searches, everything else at once."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from threading import Lock

from callassist.domain.access import AccessEntry, Action
from callassist.domain.accounts import Role
from callassist.services.actor import Actor
from callassist.services.ports import AccessStore

SEARCHES_A_GROUP = 50  # a search is worth no disk write of its own; an opening is


def _now() -> datetime:
    return datetime.now(UTC)


class AccessService:
    """
    Notes who did what, and hands the log to those who may read it.

    Args:
        actor: who is logged in.
        store: the append-only log.
        hash_record: canonical reference number → keyed hash.
        clock: now, in UTC.
    """

    def __init__(
        self,
        actor: Actor,
        store: AccessStore,
        hash_record: Callable[[str], str],
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self._actor = actor
        self._store = store
        self._hash = hash_record
        self._clock = clock
        self._waiting: list[AccessEntry] = []
        self._lock = Lock()
        self.call = ""  # receipt number of the call under way

    def record_hash(self, reference: str) -> str:
        """Return the keyed hash that stands for a record, "" for no record."""
        return self._hash(reference) if reference else ""

    def note(
        self,
        action: Action,
        outcome: str = "",
        *,
        reference: str = "",
        count: int = 0,
        at: datetime | None = None,
    ) -> None:
        """
        Write an entry: searches in groups, anything else with its group at once.

        Args:
            action: what was done.
            outcome: short code such as "found" or "matched".
            reference: canonical number of the record; only its keyed hash is kept.
            count: how many rows the action touched.
            at: when, where it was not just now.
        """
        entry = AccessEntry(
            number=0,
            at=at or self._clock(),
            user=self._actor.user,
            terminal=self._actor.terminal,
            action=action,
            outcome=outcome,
            call=self.call,
            record_hash=self.record_hash(reference),
            count=count,
        )
        with self._lock:
            self._waiting.append(entry)
            if action is not Action.SEARCH or len(self._waiting) >= SEARCHES_A_GROUP:
                self._write()

    def flush(self) -> None:
        """Write the searches that are still waiting."""
        with self._lock:
            self._write()

    def export(self) -> Iterator[str]:
        """
        Return the log as JSON lines, oldest first; the export itself is an entry.

        Raises:
            AccessError: the actor is neither a supervisor nor an auditor.
        """
        self._actor.require(Role.SUPERVISOR, Role.AUDITOR)
        self.note(Action.EXPORT, "access-log")
        return (_line(entry) for entry in self._store.read())

    def _write(self) -> None:
        if self._waiting:
            # Forgotten only once they are on disk: a full disk must not lose an entry.
            self._store.append(tuple(self._waiting))
            self._waiting.clear()


def _line(entry: AccessEntry) -> str:
    return json.dumps(
        {
            "number": entry.number,
            "at": entry.at.isoformat(),
            "user": entry.user,
            "terminal": entry.terminal,
            "action": entry.action.value,
            "outcome": entry.outcome,
            "call": entry.call,
            "record": entry.record_hash,
            "count": entry.count,
        },
        ensure_ascii=False,
    )

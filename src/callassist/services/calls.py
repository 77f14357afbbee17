"""A call (応対) from its start to its disposition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from callassist.domain.access import Action
from callassist.domain.accounts import Role
from callassist.domain.calls import Call, Disposition
from callassist.services.access import AccessService
from callassist.services.actor import Actor
from callassist.services.ports import CallStore


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class CallDraft:
    """
    The call under way.

    Args:
        receipt: its number (受付番号); started: aware, UTC.
        note: what the operator has written so far (応対履歴).
    """

    receipt: str
    started: datetime
    note: str = ""


class CallService:
    """
    Starts a call, keeps its draft, and finishes it.

    Args:
        actor: who takes the call.
        store: finished calls.
        access: the access log, told which call its entries belong to.
        reference_of: token of a result → canonical number, "" where there is none.
        clock: now, in UTC.
    """

    def __init__(
        self,
        actor: Actor,
        store: CallStore,
        access: AccessService,
        reference_of: Callable[[str], str],
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self._actor = actor
        self._store = store
        self._access = access
        self._reference_of = reference_of
        self._clock = clock
        self._draft: CallDraft | None = None

    @property
    def current(self) -> CallDraft | None:
        """The call under way, or None."""
        return self._draft

    def start(self) -> CallDraft:
        """Begin a call, or return the one that is already under way."""
        self._actor.require(Role.OPERATOR, Role.SUPERVISOR)
        if self._draft is None:
            self._draft = CallDraft(self._store.next_receipt(), self._clock())
            self._access.call = self._draft.receipt
        return self._draft

    def draft(self, note: str) -> CallDraft:
        """Keep what the operator has written so far, in memory only."""
        self._draft = replace(self.start(), note=note)
        return self._draft

    def finish(
        self, disposition: Disposition, note: str = "", prefix: str = "", token: str = ""
    ) -> str:
        """
        End the call and keep it.

        Args:
            disposition: how it ended.
            note: the operator's record; the draft's where it is "".
            prefix: incident talked about, or "".
            token: result the call was about, or ""; only a keyed hash of its number is kept.

        Returns:
            The receipt number (受付番号).
        """
        draft = self.start()
        reference = self._reference_of(token) if token else ""
        self._store.add(
            Call(
                receipt=draft.receipt,
                started=draft.started,
                ended=self._clock(),
                user=self._actor.user,
                prefix=prefix,
                record_hash=self._access.record_hash(reference),
                disposition=disposition,
                note=note or draft.note,
            )
        )
        self._access.note(Action.CALL, disposition.value, reference=reference)
        self._draft = None
        self._access.call = ""
        return draft.receipt

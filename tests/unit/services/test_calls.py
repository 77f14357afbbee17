"""A call from its start to its disposition."""

from __future__ import annotations

from callassist.domain.access import Action
from callassist.domain.calls import Disposition
from callassist.services.calls import CallService
from tests.unit.services.fakes import Calls, Desk


def _service(desk: Desk, store: Calls) -> CallService:
    return CallService(desk.actor, store, desk.access, desk.lookup.reference_of, desk.clock)


def test_keeps_a_finished_call() -> None:
    """Receipt, times, incident and disposition are kept; the record only as a hash."""
    desk, store = Desk(), Calls()
    calls = _service(desk, store)
    (result,) = desk.lookup.search("A0012345").results
    calls.start()
    desk.clock.pass_(90)
    receipt = calls.finish(Disposition.EXPLAINED, "説明した", "A", result.token)
    (call,) = store.kept
    assert ("R0001", 90.0, "A", "説明した") == (
        receipt,
        (call.ended - call.started).total_seconds(),
        call.prefix,
        call.note,
    )
    assert desk.access.record_hash("A0012345") == call.record_hash


def test_starts_one_call_at_a_time() -> None:
    """Starting again while a call is under way is the same call."""
    calls = _service(Desk(), Calls())
    assert calls.start() == calls.start()


def test_keeps_the_draft_of_the_call() -> None:
    """What the operator wrote is the note where the end brings none."""
    desk, store = Desk(), Calls()
    calls = _service(desk, store)
    calls.draft("途中")
    calls.finish(Disposition.CUT_OFF)
    assert "途中" == store.kept[0].note
    assert calls.current is None


def test_marks_log_entries_with_the_call() -> None:
    """What is looked at during a call is logged under its receipt, and nothing after it."""
    desk, store = Desk(), Calls()
    calls = _service(desk, store)
    calls.start()
    desk.access.note(Action.OPEN, "released")
    calls.finish(Disposition.EXPLAINED)
    desk.access.note(Action.LOCK)
    assert ["R0001", "R0001", ""] == [entry.call for entry in desk.log.entries]

"""The record of the call."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from callassist.domain.calls import Disposition
from callassist.domain.errors import MachineError
from callassist.presenters.desk.models import Line
from callassist.services.views import ReleasedRecord
from tests.doubles.desk import FOUND, STARTED, record
from tests.unit.presenters.desk.view import Desk


def talking(released: ReleasedRecord | None = None) -> Desk:
    """Return a desk with a verified person on the line."""
    desk = Desk()
    desk.session.lookup.released = released or record()
    desk.session.lookup.view = FOUND
    desk.presenter.type("A 001-2345", "やまだ")
    desk.presenter.verify("t1")
    return desk


def test_the_call_begins_with_the_first_thing_done() -> None:
    """Typing starts the clock, once."""
    desk = talking()
    assert (1, [STARTED]) == (desk.session.calls.started, desk.clock)


def test_what_was_done_is_drafted() -> None:
    """The verification and the steps that told something are in the draft, each once."""
    desk = talking()
    for _ in range(5):
        desk.presenter.onward()
    desk.presenter.back()
    desk.presenter.onward()
    expected = ["整理番号と契約名義を確認。", "A事案の概要をご説明。"]
    assert expected == desk.note.every("add_note")


def test_a_disposition_keeps_the_call_and_clears_the_desk() -> None:
    """Ctrl+1 … 6 keep note, incident and row; then nothing of the caller is left."""
    desk = talking()
    desk.presenter.finish(Disposition.CALLBACK, "synthetic note")
    kept = [(Disposition.CALLBACK, "synthetic note", "A", "t1")]
    assert kept == desk.session.calls.kept
    assert ("close", "t1") in desk.session.lookup.asked
    assert desk.clock[-1] is None
    assert desk.incident is None
    assert desk.note.every("clear_note")
    assert not desk.presenter.under_way


def test_a_call_back_that_must_not_be_is_pointed_out_once() -> None:
    """The operator sees it when the record opens and when he promises the call; he decides."""
    desk = talking(replace(record(), no_call=True))
    assert "折り返しの電話はしない" in desk.lines
    desk.presenter.finish(Disposition.CALLBACK, "synthetic note")
    assert [] == desk.session.calls.kept
    assert "折り返さない" in cast("Line", desk.note.last("show_outcome")).text
    desk.presenter.finish(Disposition.CALLBACK, "synthetic note")
    assert 1 == len(desk.session.calls.kept)


def test_another_outcome_needs_no_reminder() -> None:
    """Who is not called back is not asked about it, and the next person has nothing of it."""
    desk = talking(replace(record(), no_call=True))
    desk.presenter.finish(Disposition.EXPLAINED, "synthetic note")
    assert 1 == len(desk.session.calls.kept)
    assert "折り返しの電話はしない" not in desk.lines


def test_a_call_that_cannot_be_kept_stays() -> None:
    """A full disk takes nothing away: the record stays, and the reason is said."""
    desk = talking()
    desk.session.calls.error = MachineError("disk-full")
    desk.presenter.finish(Disposition.EXPLAINED, "synthetic note")
    assert not desk.note.every("clear_note")
    assert desk.presenter.under_way
    assert cast("Line", desk.note.last("show_outcome")).text


def test_leaving_a_call_is_asked_about_once() -> None:
    """A call nobody has ended is pointed out, and lost only by whoever leaves all the same."""
    assert Desk().presenter.may_leave()
    desk = talking()
    assert [False, True] == [desk.presenter.may_leave(), desk.presenter.may_leave()]
    assert cast("Line", desk.note.last("show_outcome")).text.startswith("応対が未記録です")

    desk.presenter.onward()
    assert not desk.presenter.may_leave()
    desk.presenter.finish(Disposition.EXPLAINED, "")
    assert desk.presenter.may_leave()


def test_nothing_is_kept_before_a_call() -> None:
    """A disposition without a call keeps nothing and says so."""
    desk = Desk()
    desk.presenter.finish(Disposition.OPINION, "")
    assert [] == desk.session.calls.kept
    assert "記録する応対がまだありません" == cast("Line", desk.note.last("show_outcome")).text


def test_a_new_call_waits_for_the_disposition_of_the_last() -> None:
    """F2 loses no call: it asks for the disposition first."""
    desk = talking()
    desk.presenter.new_call()
    assert desk.incident is not None
    desk.presenter.finish(Disposition.EXPLAINED, "")
    desk.presenter.new_call()
    assert 2 == desk.session.calls.started

"""Looking a person up: what each state of the two fields comes to."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest

from callassist.domain.access import Action
from callassist.domain.accounts import Role
from callassist.domain.errors import AccessError, MachineError, RefusedError
from callassist.domain.pack import Certainty
from callassist.domain.roster import RosterRow
from callassist.services.access import SEARCHES_A_GROUP
from callassist.services.masking import text_of
from callassist.services.ports import OpenRoster
from callassist.services.views import Check, SearchState, Verification
from tests.unit.services.fakes import STAMP, Desk, Roster

FULL = "disk-full"


@pytest.mark.parametrize(
    ("number", "name", "state"),
    [
        ("", "", SearchState.EMPTY),
        ("A", "", SearchState.PREFIX_ONLY),
        ("A12", "", SearchState.TOO_SHORT),
        ("Z7654321", "", SearchState.UNKNOWN_PREFIX),
        ("A0012345", "", SearchState.FOUND),
        ("", "髙田", SearchState.SEVERAL),
        ("A0012345", "森下", SearchState.NAME_MISMATCH),
        ("A7654321", "", SearchState.NOT_FOUND),
        ("", "〒123-4567", SearchState.NOT_A_REFERENCE),
    ],
)
def test_says_what_stands_in_the_fields(number: str, name: str, state: SearchState) -> None:
    """Each way of filling the two fields has a state of its own."""
    assert state == Desk().lookup.search(number, name).state


def test_says_that_there_is_no_roster_yet() -> None:
    """Before the first import a search tells so, and still knows the incident."""
    view = Desk(with_roster=False).lookup.search("A0012345", "")
    assert (SearchState.NO_ROSTER, "A", None) == (view.state, view.prefix, view.roster)


def test_reads_the_number_back() -> None:
    """The number typed comes back as Japanese digits."""
    assert Desk().lookup.search("A0012345").read_back.startswith("エー、ゼロ、ゼロ、イチ")


def test_shows_an_operator_only_what_was_typed() -> None:
    """A name that was not typed is three dots, whatever its length, and the digits are dots too."""
    (result,) = Desk().lookup.search("2345").results
    assert "・ ・・・-2345" == text_of(result.reference)
    assert "・・・" == text_of(result.name)


def test_shows_the_typed_family_name_and_hides_the_rest() -> None:
    """What was typed of a name is shown, and nothing behind it."""
    names = {text_of(result.name) for result in Desk().lookup.search("", "髙田").results}
    assert {"髙田・・・"} == names


def test_shows_a_typed_reading_and_not_the_kanji() -> None:
    """The caller has not said how the name is written."""
    (result,) = Desk().lookup.search("", "もりした").results
    assert "モリシタ・・・" == text_of(result.name)


def test_shows_what_was_said_where_the_reading_is_not_stored() -> None:
    """A guessed reading shows no more than was typed, and never nothing."""
    desk = Desk()
    row = RosterRow("A0012347", "佐伯 恵")
    desk.door.opened = OpenRoster(STAMP, Roster([row]))
    shown = [desk.lookup.search("", typed).results[0].name for typed in ("さえきめぐみ", "saeki")]
    assert ["サエキメグミ・・・", "saeki・・・"] == list(map(text_of, shown))


def test_shows_a_supervisor_the_whole_row() -> None:
    """A supervisor sees number and name whole."""
    (result,) = Desk(Role.SUPERVISOR).lookup.search("2345").results
    assert ("A 001-2345", "髙田 一郎") == (text_of(result.reference), text_of(result.name))


def test_gives_an_operator_at_most_fifty() -> None:
    """However many are asked for."""
    desk = Desk()
    desk.roster.rows = dict.fromkeys(range(80), desk.roster.rows[1])
    assert 50 == len(desk.lookup.search("", "髙田", limit=500).results)


def test_makes_ready_only_the_first_results_asked_for() -> None:
    """Who is out of sight is counted, and nothing of them leaves the service."""
    desk = Desk()
    desk.roster.rows = dict.fromkeys(range(80), desk.roster.rows[1])
    whole = desk.lookup.search("", "髙田")
    view = desk.lookup.search("", "髙田", first=3)
    assert (50, whole.total, 3) == (view.listed, view.total, len(view.results))
    assert [one.name for one in whole.results[:3]] == [one.name for one in view.results]


def test_lets_an_auditor_search_nothing() -> None:
    """The auditor's world is the access log."""
    with pytest.raises(AccessError):
        Desk(Role.AUDITOR).lookup.search("A0012345")
    with pytest.raises(AccessError):
        Desk(Role.AUDITOR).lookup.show("A0012345")


def test_lets_an_operator_run_no_batch() -> None:
    """An operator has one caller at a time."""
    with pytest.raises(AccessError):
        Desk().lookup.batch("A0012345", 10)


def _verified(desk: Desk, number: str = "A0012345", name: str = "髙田") -> Verification:
    (result,) = desk.lookup.search("A0012345").results
    return desk.lookup.verify(result.token, number, name)


def test_verifies_by_number_and_family_name() -> None:
    """Both matching is stage 1."""
    outcome = _verified(Desk())
    assert (1, Check.MATCH, Check.MATCH) == (outcome.stage, outcome.reference, outcome.name)


@pytest.mark.parametrize(
    ("number", "name", "reference", "compared"),
    [
        ("A0012345", "森下", Check.MATCH, Check.MISMATCH),
        ("A0012346", "髙田", Check.MISMATCH, Check.MATCH),
        ("2345", "髙田", Check.MISMATCH, Check.MATCH),
        ("A0012345", "", Check.MATCH, Check.NOT_ASKED),
        ("", "髙田", Check.NOT_ASKED, Check.MATCH),
        ("A0012345", "髙", Check.MATCH, Check.MISMATCH),
    ],
)
def test_verifies_nobody_by_less(number: str, name: str, reference: Check, compared: Check) -> None:
    """Anything short of the whole number and the family name stays at stage 0."""
    outcome = _verified(Desk(), number, name)
    assert (0, reference, compared) == (outcome.stage, outcome.reference, outcome.name)


def test_verifies_by_the_digits_where_they_are_nobody_elses() -> None:
    """A number without its letter counts only while a single row has those digits."""
    assert 1 == _verified(Desk(), "0012345").stage


def test_opens_what_the_row_confirms_first() -> None:
    """The row's own items are confirmed, its class's others possible, the rest not stated."""
    desk = Desk()
    record = desk.lookup.open(_verified(desk))
    assert [
        ("契約名義", Certainty.CONFIRMED),
        ("力率", Certainty.POSSIBLE),
        ("口座番号", Certainty.NOT_STATED),
    ] == [(item.label, item.certainty) for item in record.items]
    assert ("A 001-2345", "低圧", "") == (record.reference, record.class_label, record.ask)


def test_opens_nothing_unverified() -> None:
    """A verification that this session did not give opens nothing, whatever it says."""
    desk = Desk()
    (result,) = desk.lookup.search("A0012345").results
    forged = Verification(result.token, 1, Check.MATCH, Check.MATCH)
    with pytest.raises(AccessError):
        desk.lookup.open(forged)


def test_closes_a_record_for_good() -> None:
    """After closing, the caller has to be verified again."""
    desk = Desk()
    verification = _verified(desk)
    desk.lookup.open(verification)
    desk.lookup.close_record(verification.token)
    with pytest.raises(AccessError):
        desk.lookup.open(verification)


def test_forgets_everything_when_locked() -> None:
    """No token works after a lock."""
    desk = Desk()
    (result,) = desk.lookup.search("A0012345").results
    desk.lookup.forget()
    with pytest.raises(RefusedError):
        desk.lookup.verify(result.token, "A0012345", "髙田")


def test_keeps_a_result_through_a_switch_of_the_roster() -> None:
    """A person who is on the new roster too can still be verified."""
    desk = Desk()
    (result,) = desk.lookup.search("A0012345").results
    desk.roster.rows = dict(reversed(desk.roster.rows.items()))
    assert 1 == desk.lookup.verify(result.token, "A0012345", "髙田").stage


def test_opens_nothing_verified_against_another_roster() -> None:
    """After a switch the number may be another person's: the caller is compared anew."""
    desk = Desk()
    verification = _verified(desk)
    desk.door.opened = OpenRoster(replace(STAMP, version="v2"), desk.roster)
    with pytest.raises(AccessError, match="not-verified"):
        desk.lookup.open(verification)
    assert 1 == _verified(desk).stage


def test_forgets_even_where_the_log_cannot_be_written() -> None:
    """A full disk at the moment of the lock leaves no token and no verification behind."""
    desk = Desk()
    verification = _verified(desk)
    desk.lookup.search("A0012345")
    desk.log.append = _full  # type: ignore[method-assign]  # a disk that takes no more
    for _ in range(SEARCHES_A_GROUP):  # the next search of the group has to be written
        with suppress(MachineError):
            desk.access.note(Action.SEARCH, "found")
    with pytest.raises(MachineError):
        desk.lookup.forget()
    with pytest.raises(RefusedError, match="result-gone"):
        desk.lookup.open(verification)


def _full(entries: object) -> None:
    del entries
    raise MachineError(FULL)


def test_shows_a_supervisor_the_rows_items() -> None:
    """`show` has the row's confirmed items for a supervisor."""
    shown = Desk(Role.SUPERVISOR).lookup.show("a-001-2345")
    assert ("A0012345", "", Certainty.CONFIRMED) == (
        shown.reference,
        shown.ask,
        shown.items[0].certainty,
    )


def test_shows_an_operator_the_public_part_only() -> None:
    """`show` has every class's items as possible for an operator, and the question to ask."""
    shown = Desk().lookup.show("A0012345")
    assert {Certainty.POSSIBLE} == {item.certainty for item in shown.items}
    assert {"契約名義", "力率", "連絡先電話番号"} == {item.label for item in shown.items}
    assert "低圧と高圧のどちらのご契約ですか。" == shown.ask


@pytest.mark.parametrize("text", ["A7654321", "髙田", "", "Z0012345", "A001"])
def test_refuses_to_show_an_unknown_number(text: str) -> None:
    """Anything but a whole number that is on the roster is refused."""
    with pytest.raises(RefusedError, match="unknown-reference"):
        Desk().lookup.show(text)


def test_logs_the_search_that_stood_and_not_the_keystrokes() -> None:
    """Searches typed through within a second leave no entry; the one that stood does."""
    desk = Desk()
    for text in ("A001", "A0012", "A0012345"):
        desk.lookup.search(text)
        desk.clock.pass_(0.2)
    desk.clock.pass_(2)
    desk.lookup.search("A0099999")
    desk.access.flush()
    assert [(Action.SEARCH, "found", 1)] == [
        (entry.action, entry.outcome, entry.count) for entry in desk.log.entries
    ]


def test_logs_whom_a_search_found_and_not_whom_a_list_held() -> None:
    """One person found is noted by the keyed hash of the number; of a list only its length."""
    desk = Desk()
    for name in ("森下", "髙田"):
        desk.lookup.search("", name)
        desk.lookup.settle()
    desk.access.flush()
    assert [desk.access.record_hash("C0000001"), ""] == [
        entry.record_hash for entry in desk.log.entries
    ]


def test_logs_an_opening_at_once_with_its_search_and_without_the_number() -> None:
    """Search, verification and opening are on disk as soon as the record is open."""
    desk = Desk()
    desk.lookup.open(_verified(desk))
    actions = [entry.action for entry in desk.log.entries]
    assert [Action.SEARCH, Action.VERIFY, Action.OPEN] == actions
    assert "0012345" not in repr(desk.log.entries)

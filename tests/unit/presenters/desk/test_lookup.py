"""Who is on the line."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from callassist.domain.errors import RefusedError
from callassist.domain.search import Difference, Slip, Tier
from callassist.presenters.desk.lookup import SCREENFUL
from callassist.presenters.desk.models import CandidateLine, IncidentSheet, VerificationSheet
from callassist.services.views import Check, SearchState, SearchView, Verification
from tests.doubles.desk import FOUND, ROSTER
from tests.doubles.tasks import HeldTasks
from tests.unit.presenters.desk.view import Desk


def typed(view: SearchView, number: str = "A 001-2345", name: str = "やまだ") -> Desk:
    """Return a desk into which a number and a name were typed."""
    desk = Desk()
    desk.session.lookup.view = view
    desk.presenter.type(number, name)
    return desk


def test_one_person_found_needs_no_line() -> None:
    """A plain result is shown without a word beside it, and with its number read back."""
    desk = typed(FOUND)
    assert desk.lines == []
    assert (
        "「エー、ゼロ、ゼロ、イチ、ニ、サン、ヨン、ゴ でよろしいでしょうか」"
        == desk.fields.last("show_read_back")
    )


@pytest.mark.parametrize(
    "state",
    [one for one in SearchState if one not in {SearchState.EMPTY, SearchState.FOUND}],
)
def test_every_other_state_is_said_with_its_next_step(state: SearchState) -> None:
    """No state of a search leaves the operator without a sentence."""
    desk = typed(SearchView(state, roster=ROSTER, looks_like="postcode", total=3))
    shown = cast("tuple[object, ...]", desk.who.last("show_lines"))
    assert 1 == len(shown)
    assert all((line.text, line.step) for line in shown)  # type: ignore[attr-defined] # lines


def test_a_near_number_is_asked_for_where_it_differs() -> None:
    """The place is what the line says first; no person stands anywhere."""
    place = (Difference(Slip.DIGIT, 2),)
    desk = typed(SearchView(SearchState.NEAR_MISS, roster=ROSTER, differs=place))
    assert ["後ろから2桁目をもう一度うかがってください"] == desk.lines
    assert () == cast("tuple[object, ...]", desk.who.last("show_candidates"))[1]


@pytest.mark.parametrize("tier", [Tier.READING, Tier.SIMILAR])
@pytest.mark.parametrize("state", [SearchState.FOUND, SearchState.SEVERAL])
def test_who_was_found_by_ear_is_to_be_made_sure_of(tier: Tier, state: SearchState) -> None:
    """A name that only sounds or looks like the one typed is said, unless a number tells who."""
    heard = replace(FOUND.results[0], tier=tier, by=("kana",))
    (line,) = typed(replace(FOUND, state=state, results=(heard,))).lines
    assert line != "当てはまる方が複数います"
    numbered = replace(heard, by=("number", "kana"))
    assert line not in typed(replace(FOUND, state=state, results=(numbered,))).lines


def test_people_beyond_the_first_screenful_are_filled_in_when_asked_for() -> None:
    """The list is as long as it will be; what is out of sight is made ready once, on demand."""
    people = tuple(replace(FOUND.results[0], token=f"t{at}") for at in range(40))
    desk = typed(replace(FOUND, state=SearchState.SEVERAL, results=people, listed=40, total=40))
    _, lines = cast("tuple[str, tuple[CandidateLine, ...]]", desk.who.last("show_candidates"))
    expected = [one.token for one in people]
    assert [*expected[:SCREENFUL], *[""] * (40 - SCREENFUL)] == [one.token for one in lines]
    for _ in range(2):
        desk.presenter.show_rest()
    whole = cast("tuple[CandidateLine, ...]", desk.who.last("complete_candidates"))
    assert expected == [one.token for one in whole]
    assert 2 == sum(one[0] == "search" for one in desk.session.lookup.asked)


def test_not_found_names_the_date_and_never_says_not_concerned() -> None:
    """A person who is not found hears the roster's date, and no verdict."""
    desk = typed(SearchView(SearchState.NOT_FOUND, roster=ROSTER))
    assert ["2023年6月5日(月)時点の名簿では確認できませんでした"] == desk.lines


def test_an_old_roster_is_said() -> None:
    """After two weeks the roster's age stands beside every result."""
    old = replace(ROSTER, as_of=ROSTER.as_of.replace(month=5, day=1))
    assert ["名簿は2023年5月1日(月)版です(37日前)"] == typed(replace(FOUND, roster=old)).lines


def test_a_switch_during_the_call_is_said() -> None:
    """A search answered by another roster than the one before says so until the call ends."""
    desk = typed(FOUND)
    desk.session.lookup.view = replace(FOUND, roster=replace(ROSTER, version="v2"))
    desk.presenter.roster_changed()
    assert ["この応対中に名簿が切り替わりました"] == desk.lines


def test_items_of_the_row_come_only_after_stage_one() -> None:
    """Before the verification all items are possible; after it the row's own are confirmed."""
    desk = typed(FOUND)
    assert "●" not in _marks(desk)
    desk.presenter.verify("t1")
    assert ["●", "●", "○"] == _marks(desk)[:3]


def test_a_mismatch_releases_nothing() -> None:
    """A name that differs shows no item and asks again without naming what differs aloud."""
    desk = typed(FOUND)
    desk.session.lookup.outcome = Verification("t1", 0, Check.MATCH, Check.MISMATCH)
    desk.presenter.verify("t1")
    sheet = cast("VerificationSheet", desk.who.last("show_verification"))
    assert ["一致", "不一致"] == [line.outcome for line in sheet.checks]
    assert ("open", "t1") not in desk.session.lookup.asked
    assert "●" not in _marks(desk)


def test_another_number_closes_the_record() -> None:
    """Whoever types another number no longer sees the items of the person before."""
    desk = typed(FOUND)
    desk.presenter.verify("t1")
    desk.presenter.type("A 001-9999", "やまだ")
    assert ("close", "t1") in desk.session.lookup.asked
    assert "●" not in _marks(desk)


def test_nobody_chosen_verifies_nothing() -> None:
    """The key of the verification does nothing while the list is empty."""
    desk = Desk()
    desk.presenter.verify("")
    assert [("settle",)] != desk.session.lookup.asked[:1]
    assert not [one for one in desk.session.lookup.asked if one[0] == "verify"]


def test_a_result_that_is_gone_is_explained() -> None:
    """A verification that the service refuses ends in a line with its next step."""
    desk = typed(FOUND)
    desk.session.lookup.error = RefusedError("result-gone")
    desk.presenter.verify("t1")
    assert 1 == len(desk.lines)


def test_the_lock_takes_the_person_away_and_leaves_the_incident() -> None:
    """While locked there are no fields, no results and no items of a row; public text stays."""
    desk = typed(FOUND)
    desk.presenter.verify("t1")
    desk.presenter.lock()
    assert desk.fields.every("clear_fields")
    assert () == cast("tuple[object, ...]", desk.who.last("show_candidates"))[1]
    assert "●" not in _marks(desk)
    assert desk.incident is not None


def test_typing_goes_on_after_the_lock() -> None:
    """After the password the fields work again."""
    desk = typed(FOUND)
    desk.presenter.lock()
    desk.presenter.type("A", "")
    desk.presenter.unlock()
    before = len(desk.session.lookup.asked)
    desk.presenter.type("A 001-2345", "")
    assert before + 1 == len(desk.session.lookup.asked)


def _marks(desk: Desk) -> list[str]:
    sheet = desk.incident
    assert isinstance(sheet, IncidentSheet)
    return [item.mark for item in sheet.items.items]


@pytest.mark.parametrize("number", ["A 001-2346", ""])
def test_a_comparison_that_comes_too_late_releases_nothing(number: str) -> None:
    """Once another number is typed, the answer about the one before opens no record."""
    tasks = HeldTasks()
    desk = Desk(tasks)
    desk.session.lookup.view = FOUND
    desk.presenter.type("A 001-2345", "やまだ")
    tasks.release()
    desk.presenter.verify("t1")
    desk.presenter.type(number, "やまだ")
    tasks.release()
    assert [None] == desk.who.every("show_verification")[-1:]
    assert "●" not in _marks(desk)

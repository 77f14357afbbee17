"""What a search tells of rows that only resemble what was typed, and to whom."""

from __future__ import annotations

import pytest

from callassist.domain.accounts import Role
from callassist.domain.search import Difference, Hit, SearchResult, Slip, Tier
from callassist.matching import Plan
from callassist.services.masking import text_of
from callassist.services.ports import OpenRoster
from callassist.services.views import SearchState, SearchView
from tests.unit.services.fakes import ROWS, STAMP, Desk, Roster

SECOND = Difference(Slip.DIGIT, 2)
SWAPPED = Difference(Slip.SWAPPED, 1)
NAMED = ("kana", "sound")


def near(at: int, differs: Difference | None = None, by: tuple[str, ...] = ("number",)) -> Hit:
    """Return a row found by what resembles it."""
    return Hit(at, ROWS[at], Tier.NEAR, by, differs)


class Resembling(Roster):
    """A roster whose near rows are those a test lays down, whatever was typed."""

    def __init__(self, *hits: Hit) -> None:
        super().__init__()
        self.near = hits

    def find(self, plan: Plan, limit: int = 50) -> SearchResult:
        """Return what answers the plan, the near rows behind it."""
        sure = [hit for hit in super().find(plan, limit).hits if hit.tier is not Tier.NEAR]
        hits = (*sure, *self.near)
        return SearchResult(hits[:limit], len(hits), total_is_floor=False, elapsed_ms=0.0)


class OnlyByNumber(Resembling):
    """A roster whose rows have the number typed, and never the name."""

    def find(self, plan: Plan, limit: int = 50) -> SearchResult:
        """Return the near rows where a name is asked for too."""
        if not plan.name:
            return Roster.find(self, plan, limit)
        return SearchResult(self.near, len(self.near), total_is_floor=False, elapsed_ms=0.0)


def search(hits: tuple[Hit, ...], typed: str, role: Role, limit: int = 50) -> SearchView:
    """Return what a search among near rows comes to for a role."""
    desk = Desk(role)
    desk.door.opened = OpenRoster(STAMP, Resembling(*hits))
    return desk.lookup.search(typed, "", limit)


def test_tells_an_operator_the_place_and_no_person() -> None:
    """Of a near number the operator learns where it differs, and nothing else of the row."""
    view = search((near(0, SECOND),), "A0012355", Role.OPERATOR)
    assert (SearchState.NEAR_MISS, (SECOND,)) == (view.state, view.differs)
    assert ((), 0) == (view.results, view.total)


def test_tells_each_place_once_even_beyond_the_limit() -> None:
    """The places are those of all near numbers: one of several must not pass for the only one."""
    hits = (near(0, SECOND), near(1, SECOND), near(2, SWAPPED))
    view = search(hits, "A0012355", Role.SUPERVISOR, limit=1)
    assert (SECOND, SWAPPED) == view.differs
    assert 1 == len(view.results)


def test_shows_a_supervisor_whose_number_is_near() -> None:
    """A supervisor sees the row whole."""
    view = search((near(0, SECOND),), "A0012355", Role.SUPERVISOR)
    assert ["髙田 一郎"] == [text_of(result.name) for result in view.results]


def test_takes_an_unknown_letter_for_one_misheard_where_a_number_is_near() -> None:
    """A letter that no incident has is asked for again only where the digits are somebody's."""
    letter = Difference(Slip.LETTER, 0)
    heard = search((near(0, letter),), "Z0012345", Role.OPERATOR)
    assert (SearchState.NEAR_MISS, (letter,)) == (heard.state, heard.differs)
    assert SearchState.UNKNOWN_PREFIX == search((), "Z0012345", Role.OPERATOR).state


def test_tells_an_operator_that_a_name_is_near_and_not_whose() -> None:
    """A name one sound off shows nobody and counts nobody."""
    hits = (near(0, by=NAMED), near(1, by=NAMED))
    view = search(hits, "タカタ", Role.OPERATOR)
    assert (SearchState.NEAR_NAME, (), 0) == (view.state, view.results, view.total)
    assert 2 == len(search(hits, "タカタ", Role.SUPERVISOR).results)


def test_lists_to_an_operator_only_who_answers_the_words() -> None:
    """Beside a row that has the name typed, a near one is neither shown nor counted."""
    operator = search((near(0, by=NAMED),), "もりした", Role.OPERATOR)
    assert (SearchState.FOUND, 1) == (operator.state, operator.total)
    assert [Tier.PREFIX] == [result.tier for result in operator.results]
    supervisor = search((near(0, by=NAMED),), "もりした", Role.SUPERVISOR)
    assert (SearchState.FOUND, 2) == (supervisor.state, supervisor.total)


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.SUPERVISOR])
def test_never_tells_that_a_name_is_near_the_right_numbers(role: Role) -> None:
    """With a number of the roster, a name one sound off is told as any wrong name is."""
    desk = Desk(role)
    desk.door.opened = OpenRoster(STAMP, OnlyByNumber(near(0, by=("number", *NAMED))))
    assert SearchState.NAME_MISMATCH == desk.lookup.search("A0012345", "たかた").state


@pytest.mark.parametrize(
    ("typed", "differs"),
    [
        ("A0012355", SECOND),
        ("A0012354", SWAPPED),
        ("C0012345", Difference(Slip.LETTER, 0)),
        ("Z0012345", Difference(Slip.LETTER, 0)),
    ],
)
def test_counts_places_as_they_are_asked_for(typed: str, differs: Difference) -> None:
    """What the matching calls near is told by its place, from a whole roster to the operator."""
    view = Desk().lookup.search(typed)
    assert (SearchState.NEAR_MISS, (differs,)) == (view.state, view.differs)


def test_hears_a_name_one_sound_off() -> None:
    """モリシダ is nobody; モリシタ is: the operator asks again, the supervisor sees who."""
    assert SearchState.NEAR_NAME == Desk().lookup.search("", "もりしだ").state
    (result,) = Desk(Role.SUPERVISOR).lookup.search("", "もりしだ").results
    assert "森下 健" == text_of(result.name)


def test_calls_a_number_under_another_name_no_exact_match() -> None:
    """Where the name typed is another, the row of the number matches in part."""
    (result,) = Desk().lookup.search("A0012345", "森下").results
    assert Tier.PART == result.tier

"""The same person under two numbers, told from hashes of the rows."""

from __future__ import annotations

import pytest

from callassist.services.importing import persons
from callassist.services.importing.persons import Persons

LETTERS, NAMES = "AAAAAABA", ("架空", "架空", "架空", "架空", "見本", "見本", "架空", "")
POINTS = ("1", "1", "2", "", "", "", "1", "9")
PHONES = ("", "", "090-0", "", "090-0", "0900", "", "")
ADDRESSES = ("北", "南", "北", "北", "", "東", "", "")


@pytest.fixture(params=(1, persons.ROWS_AT_ONCE))
def noted(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Persons:
    """Return eight rows, held against each other in many parts or at once."""
    monkeypatch.setattr(persons, "ROWS_AT_ONCE", request.param)
    rows = Persons()
    rows.note(LETTERS, NAMES, POINTS, PHONES, ADDRESSES)
    return rows


def test_a_person_is_a_name_and_a_place(noted: Persons) -> None:
    """Name and supply point, or else telephone or address; another letter is another matter."""
    assert noted.twice() == [1, 2, 5, 6]


def test_who_was_taken_out_is_no_second_one(noted: Persons) -> None:
    """A row that a copy replaced does not make two of one person."""
    assert noted.twice({2}) == [5, 6]

"""Answers that are remembered are those that are asked for again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from callassist.matching.remembered import Remembered

MOST = 3


@given(st.text("abcdefg"))
def test_answers_are_those_of_the_function(asked: str) -> None:
    """Whatever is forgotten in between, and no more are kept than said."""
    known = Remembered(str.upper, MOST)
    assert [one.upper() for one in asked] == [known[one] for one in asked]
    assert MOST >= len(known)


def test_what_comes_again_is_made_out_once() -> None:
    """A common text is not asked about again, however many rare ones come in between."""
    asked: list[str] = []
    known = Remembered(asked.append, MOST)
    for rare in "abcdefghijklmnop":
        assert (None, None) == (known["common"], known[rare])
    assert ["common"] == [one for one in asked if len(one) > 1]

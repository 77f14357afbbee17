"""What is not typed is not there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from callassist.services.masking import masked, masked_in_place, text_of
from callassist.services.views import MASK

TEXTS = st.text(st.characters(categories=("Lo", "Lu", "Nd")), min_size=1, max_size=12)


@given(TEXTS)
def test_hides_a_text_of_any_length_behind_three_dots(text: str) -> None:
    """The number of dots tells nothing of the length."""
    assert MASK * 3 == text_of(masked(text, ()))


@given(TEXTS, st.data())
def test_shows_nothing_but_the_typed_run(text: str, data: st.DataObject) -> None:
    """Every other character is gone from the view object, not only from the screen."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    parts = masked(text, ((start, end),))
    assert text[start:end] == "".join(part.text for part in parts if part.typed)
    assert set(MASK) >= set("".join(part.text for part in parts if not part.typed))


def test_hides_a_number_digit_by_digit() -> None:
    """The shape is printed on every letter, so it may stay."""
    assert "A 00・-・・・5" == text_of(masked_in_place("A 001-2345", ((0, 1), (2, 4), (9, 10))))

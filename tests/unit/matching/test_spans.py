"""Only typed characters are told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.domain.roster import RosterRow
from callassist.matching import name_key, plan, spans
from callassist.matching.characters import fold
from callassist.matching.spans import Span
from tests.unit.matching.examples import COMPANY, RULE, TAKAHASHI

PRINTED = "A 001-2345"


def cut(text: str, runs: tuple[Span, ...]) -> list[str]:
    """Return the runs of a text."""
    return [text[start:end] for start, end in runs]


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("A0012345", ["A 001-2345"]),
        ("2345", ["2345"]),
        ("12345", ["1-2345"]),
        ("A0012", ["A 001-2"]),
        ("A2345", ["A", "2345"]),
        ("A", ["A"]),
        ("", []),
    ],
)
def test_typed_signs_of_the_printed_number(number: str, shown: list[str]) -> None:
    """The letter shows where it was typed, digits where they stand."""
    asked = plan(number, "髙橋", RULE)
    assert cut(PRINTED, spans(asked, TAKAHASHI, PRINTED).reference) == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("髙橋", ["髙橋"]),
        ("髙橋一", ["髙橋　一"]),
        ("高橋", ["髙橋"]),
        ("郎", ["郎"]),
        ("たかはし", []),
        ("山田", []),
    ],
)
def test_typed_characters_of_the_name(name: str, shown: list[str]) -> None:
    """Only the characters typed, with a space that stands between them."""
    assert cut(TAKAHASHI.name, spans(plan("", name, RULE), TAKAHASHI).name) == shown


def test_a_typed_reading_shows_the_reading_and_no_kanji() -> None:
    """The caller has not said how the name is written."""
    told = spans(plan("", "たかはし", RULE), TAKAHASHI)
    assert (cut(TAKAHASHI.kana, told.kana), told.name) == (["ﾀｶﾊｼ"], ())


@pytest.mark.parametrize("typed", ["takahashi", "たかばし", "高楼", "高橋いちろう"])
def test_what_only_sounds_or_looks_like_the_name_shows_nothing(typed: str) -> None:
    """Neither the kanji nor the reading were typed."""
    told = spans(plan("", typed, RULE), TAKAHASHI)
    assert ((), ()) == (told.name, told.kana)


@pytest.mark.parametrize("number", ["A0012354", "0012354", "80012345"])
def test_a_number_one_slip_away_shows_no_digit(number: str) -> None:
    """Where it differs is told elsewhere; only a letter that is right was typed."""
    shown = cut(PRINTED, spans(plan(number, "", RULE), TAKAHASHI, PRINTED).reference)
    assert shown == (["A"] if number[0] == "A" else [])


def test_half_width_voiced_kana_stay_whole() -> None:
    """A kana and its mark are one typed character; the company's form was not typed."""
    told = spans(plan("", "山田で", RULE), COMPANY)
    assert cut(COMPANY.name, told.name) == ["山田ﾃﾞ"]


@given(st.text(max_size=12), st.text(max_size=6))
def test_never_more_is_shown_than_was_typed(name: str, typed: str) -> None:
    """What shows has the very key that was typed, or nothing shows."""
    row = RosterRow("A0000001", name)
    asked = plan("", typed, RULE)
    shown = "".join(cut(name, spans(asked, row).name))
    assert name_key(shown) in {"", asked.name}


@given(st.text(alphabet="aZ9 \u3000かゖァヺー々〆㐀䶿一鿿髙"))
def test_usual_names_fold_one_for_one(name: str) -> None:
    """Each character of a name that takes the short way is folded into just one."""
    assert [len(fold(sign)) for sign in name] == [1] * len(name)
    assert len(fold(name)) == len(name)

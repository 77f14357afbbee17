"""What a search found, in words."""

from __future__ import annotations

import pytest

from callassist.domain.search import Difference, Slip, Tier
from callassist.presenters.findings import asked_again, reason
from callassist.services.views import ResultView
from callassist.words.catalogue import LANGUAGES, catalogue

JAPANESE = catalogue("ja")


@pytest.mark.parametrize(
    ("tier", "by", "said"),
    [
        (Tier.EXACT, ("number", "name"), "一致 · 番号・名義"),
        (Tier.EXACT, ("name", "variant"), "一致 · 字体違い"),
        (Tier.PREFIX, ("kana",), "先頭が一致 · フリガナ"),
        (Tier.READING, ("name", "reading"), "読みが同じ"),
        (Tier.READING, ("reading", "romaji"), "読みが同じ · ローマ字"),
        (Tier.READING, ("number", "kana", "reading"), "読みが同じ · 番号"),
        (Tier.SIMILAR, ("name",), "似た字"),
        (Tier.NEAR, ("number",), "1字違い · 番号"),
        (Tier.NEAR, ("kana", "sound"), "1音違い"),
        (Tier.PART, ("number", "number"), "一部が一致 · 番号"),
    ],
)
def test_says_why_a_row_was_found(tier: Tier, by: tuple[str, ...], said: str) -> None:
    """The tier in a word, then what matched, neither of them twice."""
    assert said == reason(ResultView("t", "", (), (), tier, by), JAPANESE)


@pytest.mark.parametrize(
    ("differs", "said"),
    [
        ((Difference(Slip.DIGIT, 2),), "後ろから2桁目をもう一度うかがってください"),
        ((Difference(Slip.DIGIT, 1),), "いちばん後ろの桁をもう一度うかがってください"),
        (
            (Difference(Slip.SWAPPED, 2),),
            "後ろから2桁目と3桁目の順をもう一度うかがってください",
        ),
        ((Difference(Slip.LETTER, 0),), "先頭の英字をもう一度うかがってください"),
    ],
)
def test_names_the_place_to_ask_again(differs: tuple[Difference, ...], said: str) -> None:
    """One place is named as it is asked for aloud."""
    assert said == asked_again(differs, JAPANESE)


@pytest.mark.parametrize("differs", [(), (Difference(Slip.DIGIT, 1), Difference(Slip.DIGIT, 4))])
def test_asks_for_the_whole_number_where_the_place_is_not_clear(
    differs: tuple[Difference, ...],
) -> None:
    """Two places would be a riddle on the telephone."""
    assert "番号を後ろの桁から、1桁ずつもう一度うかがってください" == asked_again(differs, JAPANESE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_has_a_sentence_for_every_slip(language: str) -> None:
    """No slip leaves a placeholder or the general sentence."""
    words = catalogue(language)
    said = {asked_again((Difference(slip, 3),), words) for slip in Slip}
    assert len(Slip) == len(said)
    assert not [text for text in said if "{" in text or text == asked_again((), words)]

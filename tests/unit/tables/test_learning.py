"""How the table of readings is learned from dictionaries."""

from __future__ import annotations

from collections import Counter

import pytest

from callassist.matching.lexicon import Section
from tables.dictionary import Named, Names, names, people, places
from tables.kanji import alignments, learned
from tables.ranking import entries, familiar

_KNOWN = {"山": {"ヤマ", "サン"}, "崎": {"サキ"}, "下": {"シタ"}, "口": {"クチ"}}


@pytest.mark.parametrize(
    ("text", "kana", "expected"),
    [
        ("山崎", "ヤマサキ", ["ヤマ", "サキ"]),
        ("山崎", "ヤマザキ", ["ヤマ", "ザキ"]),
        ("山之口", "ヤマノクチ", ["ヤマ", "ノ", "クチ"]),
        ("山ケ崎", "ヤマガサキ", ["ヤマ", "ガ", "サキ"]),
        ("九之下", "イチジクノシタ", []),
    ],
)
def test_characters_are_aligned(text: str, kana: str, expected: list[str]) -> None:
    """Each character gets its part of the reading; nothing is guessed where two are unknown."""
    assert expected == next(iter(alignments(text, kana, _KNOWN)), [])


_LISTED = [
    Named("山崎", "ヤマサキ", "surname"),
    Named("山崎", "ヤマザキ", "surname"),
    Named("山下", "ヤマシタ", "surname"),
    Named("山下", "サンカ", "place"),
    Named("健", "ケン", "given"),
    Named("山崎健", "ヤマザキケン", "person"),
]


def _entries(listed: list[Named]) -> dict[str, list[list[str]]]:
    known = names(listed)
    borne = people(listed, known)
    words = {"電機": ["デンキ"]}
    return entries(known, words, learned(known, _KNOWN, borne), borne, places(listed))


def test_known_people_decide_what_comes_first() -> None:
    """A reading that known people bear stands before one that is only listed."""
    assert ["ヤマザキ", "ヤマサキ"] == _entries(_LISTED)["山崎"][Section.FAMILY]


def test_people_are_only_counted() -> None:
    """Whole names of people do not get into the table."""
    counted: Names = people(_LISTED, names(_LISTED))
    assert {"山崎": Counter({"ヤマザキ": 1})} == counted.family
    assert "山崎健" not in _entries(_LISTED)


def test_words_are_kept() -> None:
    """A noun of company names stands in its own section."""
    assert [[], [], ["デンキ"]] == _entries(_LISTED)["電機"][: Section.WORD + 1]


def test_rare_families_are_called_as_their_places() -> None:
    """What a place written so is called stands apart from the readings of families."""
    entry = _entries(_LISTED)["山下"]
    assert (["ヤマシタ"], ["サンカ"]) == (entry[Section.FAMILY], entry[Section.OTHERS])


def test_given_names_that_many_bear_are_more_familiar() -> None:
    """Each spelling and each known person makes the reading of a given name more usual."""
    few = names(_LISTED)
    many = names([*_LISTED, Named("賢", "ケン", "given"), Named("研", "ケン", "given")])
    assert familiar(few, few)["ケン"] < familiar(many, many)["ケン"]

"""The synthetic roster and the queries drawn from it."""

from __future__ import annotations

import random

import pytest
from benchmarks import synthetic
from benchmarks.search.queries import DEEP, OTHERS, queries
from benchmarks.spoken import misheard, romaji

ROWS = 20_000


def share(count: int) -> float:
    """Return a count as a part of all rows."""
    return count / ROWS


def test_proportions() -> None:
    """The roster has the shares of names and spellings that its docstring states."""
    people = list(synthetic.people(ROWS))
    persons = [one for one in people if one.spoken]
    satos = [one for one in persons if one.written.startswith("佐藤　")]
    without = [one for one in persons if not one.row.kana and "　" in one.row.name]
    only = [one for one in persons if "　" not in one.row.name]
    old = [one for one in persons if "　" in one.row.name and one.row.name != one.written]
    assert pytest.approx(0.88, abs=0.01) == share(len(persons))
    assert pytest.approx(0.014, abs=0.003) == share(len(satos))
    assert pytest.approx(0.03, abs=0.005) == share(len(without))
    assert pytest.approx(0.02, abs=0.005) == share(len(only))
    assert 0.005 < share(len(old)) < 0.03


def test_numbers_are_different() -> None:
    """No two rows share a number."""
    assert ROWS == len({row.reference for row in synthetic.rows(ROWS)})


def test_same_seed_same_rows() -> None:
    """A roster built twice is the same, so that what was kept can be used again."""
    assert list(synthetic.rows(100)) == list(synthetic.rows(100))


def test_every_class_has_queries() -> None:
    """Queries of every class are drawn, and a slipped number is nobody's."""
    people = list(synthetic.people(ROWS))
    taken = {one.row.reference for one in people}
    drawn = queries(people, 5, taken.__contains__)
    assert {*OTHERS, *DEEP} == set(drawn)
    assert {5} == {len(some) for some in drawn.values()}
    assert not taken & {number for number, _ in drawn["digits swapped"] + drawn["one digit wrong"]}


@pytest.mark.parametrize(
    ("kana", "long", "short"),
    [
        ("サトウ ショウタ", "satou shouta", "sato shota"),
        ("ハットリ ユウコ", "hattori yuuko", "hattori yuko"),
        ("シンイチ", "shinichi", "shinichi"),
        ("キョウジ", "kyouji", "kyoji"),
    ],
)
def test_romaji(kana: str, long: str, short: str) -> None:
    """Kana are spelled as most people do, with long vowels or without."""
    assert (long, short) == (romaji(kana, long_vowels=True), romaji(kana, long_vowels=False))


def test_misheard_differs_in_one_sound() -> None:
    """A misheard name has one sound with another voicing, or has lost its last."""
    chance = random.Random(1)  # noqa: S311 - draws a synthetic slip
    heard = misheard("ナカジマ", chance)
    assert 1 == sum(one != other for one, other in zip("ナカジマ", heard, strict=True))
    assert "アオ" == misheard("アオイ", chance)

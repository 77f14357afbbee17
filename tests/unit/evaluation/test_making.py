"""The evaluation set and what it is made by."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.dataset import EvaluationSet, Query, Target, load, save
from evaluation.making import kana, latin
from evaluation.making.__main__ import make


def test_the_set_is_what_its_generator_makes() -> None:
    """Whoever runs the generator gets the very rows and queries that are kept here."""
    assert make() == load()


def test_a_row_to_be_found_stands_once() -> None:
    """No two rows have one number, and each query expects a row of the set."""
    made = load()
    references = [target.reference for target in made.targets]
    assert len(set(references)) == len(references)
    assert {query.expected for query in made.queries} <= {"", *references}


def test_hidden_characters_survive_the_file(tmp_path: Path) -> None:
    """Controls, backslashes and bidirectional marks are spelt out and read back."""
    odd = "佐\u202e\\藤\x00\t\n\\u{41}\ud800"
    made = EvaluationSet(
        [Target("A0000001", "佐藤", "", "", "", "サトウ")], [Query("junk", "", odd, "", "")]
    )
    save(made, tmp_path)
    assert made == load(tmp_path)
    assert (tmp_path / "queries.tsv").read_text(encoding="utf-8").count("\n") == 2


@pytest.mark.parametrize(
    ("spell", "expected"),
    [
        (latin.hepburn, "oono jun'ichi"),
        (latin.macron, "Ōno Jun'ichi"),
        (latin.passport, "ONO JUNICHI"),
        (latin.with_h, "OHNO JUNICHI"),
        (latin.kunrei, "oono zyuniti"),
    ],
)
def test_latin_letters_follow_their_system(spell: object, expected: str) -> None:
    """Each system has its own letters, and its own way with long vowels."""
    assert callable(spell)
    without = latin.hepburn is spell
    assert (expected.replace("'", "") if without else expected) == spell("オオノ ジュンイチ")


@pytest.mark.parametrize(
    ("given", "macron", "passport"),
    [
        ("ホンマ シンペイ", "Honma Shinpei", "HOMMA SHIMPEI"),
        ("イノウエ ショウタ", "Inoue Shōta", "INOUE SHOTA"),
        ("ハッチョウ コウイチ", "Hatchō Kōichi", "HATCHO KOICHI"),
        ("マツウラ ユウコ", "Matsuura Yūko", "MATSUURA YUKO"),
    ],
)
def test_hepburn_knows_its_corners(given: str, macron: str, passport: str) -> None:
    """Doubled consonants, m before p, and a ウ that begins the next part of a name."""
    assert (macron, passport) == (latin.macron(given), latin.passport(given))


def test_mainframes_write_small_kana_large() -> None:
    """Half width, voiced marks apart, no small kana and no long vowel mark."""
    assert "ｵｵﾉ ｼﾖ-ﾀ" == kana.as_mainframe("オオノ ショータ")
    assert "ﾀﾞｯﾁｮｳ" == kana.half_width("ダッチョウ")


def test_long_vowels_stop_at_the_next_part() -> None:
    """イノウエ keeps its ウ, ショウタ does not."""
    assert ("イノウエ ショータ", "イノウエ ショタ") == (
        kana.lengthened("イノウエ ショウタ"),
        kana.shortened("イノウエ ショウタ"),
    )

"""The public content, found by prefix and by words."""

from __future__ import annotations

import pytest

from callassist.matching import name_key
from callassist.services.content import ContentService
from tests.unit.services.fakes import PACK

CONTENT = ContentService(PACK, name_key)


@pytest.mark.parametrize(
    ("prefix", "query", "expected"),
    [
        ("", "", ["bank", "who", "why", "safe"]),
        ("A", "", ["bank", "who", "why"]),
        ("C", "カード", ["safe", "bank"]),
        ("", "ｶｰﾄﾞ", ["safe", "bank"]),
        ("", "かーど", ["safe", "bank"]),
        ("A", "口座　番号", ["bank"]),
        ("A", "停電", []),
    ],
)
def test_finds_answers(prefix: str, query: str, expected: list[str]) -> None:
    """Answers of the incident, those whose title holds the words first, in any kana or width."""
    assert expected == [answer.id for answer in CONTENT.answers(prefix, query)]


@pytest.mark.parametrize(
    ("prefix", "expected"),
    [("", PACK.common), ("A", PACK.incidents[0].explanation), ("Z", PACK.unknown)],
)
def test_opens_with_the_safe_script_for_an_unknown_prefix(prefix: str, expected: object) -> None:
    """Nothing typed, a known letter and an unknown one each have their opening."""
    assert expected == CONTENT.opening(prefix)


def test_prefers_the_flow_of_a_class() -> None:
    """A flow written for the class wins over the incident's general one."""
    flows = [CONTENT.flow("A"), CONTENT.flow("A", "low"), CONTENT.flow("C")]
    assert ["a", "a-low", None] == [flow.id if flow else None for flow in flows]


def test_finds_a_word_by_its_reading() -> None:
    """The glossary is searched by term and by reading."""
    assert ["力率"] == [entry.term for entry in CONTENT.glossary("リキ")]
    assert () == CONTENT.glossary("託送")


def test_gives_pictures_and_answers_by_name() -> None:
    """What the pack lacks is empty, never an error."""
    assert ("<svg/>", "") == (CONTENT.picture("letter"), CONTENT.picture("map"))
    assert (True, True) == (CONTENT.answer("bank") is not None, CONTENT.answer("none") is None)

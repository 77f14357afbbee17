"""Names of many rows at once give what each gives alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from callassist.domain.roster import RosterRow
from callassist.matching import name_key, sounds_of
from callassist.storage.search.naming import NameMaker
from callassist.storage.search.sounding import Kind, sound_tokens

WRITTEN = (
    "佐藤",
    "渡邉",
    "河合",
    "林",
    "佐々木",
    "医療法人佐藤",
    "社",
    "様",
    "ｻﾄｳ",
    "Lee",
    "𠮷田",
    "",
)
SPOKEN = (
    "サトウ",
    "さとう",
    "ﾜﾀﾅﾍﾞ",
    "カワイ",
    "オオノ",
    "シャ",
    "カブシキガイシャ",
    "ーン",
    "Sato",
    "",
)

words = st.lists(st.sampled_from(WRITTEN), max_size=3)
readings = st.lists(st.sampled_from(SPOKEN), max_size=3)
spaces = st.sampled_from((" ", "\u3000"))
rows = st.builds(
    lambda name, kana, space: RosterRow("A0000001", space.join(name), space.join(kana)),
    words,
    readings,
    spaces,
)


@given(st.lists(rows, min_size=1, max_size=8))
def test_many_names_are_read_as_each_alone(some: list[RosterRow]) -> None:
    """Keys, readings that are not the name again, and sounds, whether the row is usual or not."""
    read = NameMaker().read([row.name for row in some], [row.kana for row in some])
    assert tuple(name_key(row.name) for row in some) == read.names
    again = (("" if name_key(row.kana) == name_key(row.name) else row.kana) for row in some)
    assert tuple(map(name_key, again)) == read.kanas
    assert [sound_tokens(sounds_of(row)) for row in some] == read.heard.tokens


@given(st.lists(rows, min_size=1, max_size=8))
def test_sounds_get_their_numbers_in_turn(some: list[RosterRow]) -> None:
    """Only sounds that a row has get one, each once, batch after batch."""
    maker, found = NameMaker(), []
    for row in some:
        found += maker.read([row.name], [row.kana]).heard.new[Kind.FAMILY]
    expected = {sound for row in some for sound in sounds_of(row).families}
    assert (sorted(expected), len(expected)) == (sorted(found), len(set(found)))

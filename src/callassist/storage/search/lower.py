"""Rows that only sound or look like what was typed, in the order of `matching.judge`."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, groupby, islice

from callassist.domain.search import Tier
from callassist.matching import NAME, Heard, Plan, name_keys
from callassist.matching.judging import READING, ROMAJI, SOUND
from callassist.storage.search import questions
from callassist.storage.search.grams import any_of, name_question
from callassist.storage.search.sounding import NearSounds
from callassist.storage.search.streams import (
    Files,
    Found,
    Leg,
    by_numbers,
    full_text,
    named,
)

_BATCH = 60
_NAMES = "SELECT id, name FROM roster_row WHERE id IN ({marks})"
_SAME = "SELECT id, '' FROM by_name WHERE key IN ({marks}) ORDER BY id"

Batches = Iterator[list[Found]]


def by_sound(files: Files, heard: Heard) -> Iterator[list[Leg]]:
    """
    Yield, tier after tier, the stretches of rows that sound or look like a name.

    Args:
        files: of the version.
        heard: what was typed.
    """
    if not heard:
        return
    near = NearSounds(files.indexed)
    latin = (ROMAJI,) if heard.is_romaji else ()
    yield _reading(files, near, heard, latin or (READING,))
    if heard.similar:
        yield _similar(files, heard.similar)
    asked = questions.by_near_sound(near, heard, has_wholes=files.has_wholes)
    yield [_asked(files, Tier.NEAR, match, (*latin, SOUND)) for match in asked if match]


def by_slip(files: Files, plan: Plan) -> Iterator[list[Leg]]:
    """Yield the stretch of rows whose number is one slip away from the one typed."""
    if plan.neighbours:
        found = by_numbers(files, plan.neighbours)
        yield [Leg(Tier.NEAR, lambda: iter([found]), has_letters=True)]


def candidates(files: Files, heard: Heard) -> str:
    """Return the question to the full text for every row that may sound or look like a name."""
    return questions.of_all(NearSounds(files.indexed), heard, has_wholes=files.has_wholes)


def _reading(files: Files, near: NearSounds, heard: Heard, by: tuple[str, ...]) -> list[Leg]:
    first, *rest = questions.by_reading(near, heard)
    legs = [_asked(files, Tier.READING, match, by) for match in rest if match]
    mixed = questions.by_begun_kanji(heard)
    if not mixed:
        return [_asked(files, Tier.READING, first, by), *legs] if first else legs

    def whole() -> Batches:
        begun = _checked(files, full_text(files, mixed), lambda key: key.startswith(heard.begun))
        return _in_order(begun, full_text(files, first)) if first else begun

    return [Leg(Tier.READING, whole, by=by), *legs]


def _similar(files: Files, similar: tuple[str, ...]) -> list[Leg]:
    marks = ", ".join("?" * len(similar))
    query = _SAME.format(marks=marks)
    same = Leg(
        Tier.SIMILAR, lambda: iter([files.indexed.execute(query, similar).fetchall()]), by=(NAME,)
    )
    # Of a key that begins with another the rows are among the other's.
    firsts = [one for one in sorted(similar) if not any(map(one.startswith, set(similar) - {one}))]
    begun = Leg(
        Tier.SIMILAR, lambda: chain.from_iterable(named(files, one) for one in firsts), by=(NAME,)
    )
    part = Leg(Tier.SIMILAR, lambda: _holding(files, similar), by=(NAME,))
    return [same, begun, part]


def _holding(files: Files, similar: tuple[str, ...]) -> Batches:
    """Yield the rows in whose name, and not only in the reading, one of the keys stands."""
    asked: dict[str, list[str]] = {}
    for table, match in map(name_question, similar):
        asked.setdefault(table, []).append(match)
    found = [full_text(files, any_of(matches), table) for table, matches in asked.items()]
    return _checked(files, _in_order(*found), lambda key: any(one in key for one in similar))


def _asked(files: Files, tier: Tier, match: str, by: tuple[str, ...]) -> Leg:
    return Leg(tier, lambda: full_text(files, match), by=by)


def _checked(files: Files, batches: Iterable[list[Found]], holds: Callable[[str], bool]) -> Batches:
    """Yield those of some rows whose name's key passes a test."""
    for batch in batches:
        for start in range(0, len(batch), _BATCH):
            some = batch[start : start + _BATCH]
            query = _NAMES.format(marks=", ".join("?" * len(some)))
            names = dict(files.roster.execute(query, [row_id for row_id, _ in some]).fetchall())
            keys = dict(zip(names, name_keys(list(names.values())), strict=True))
            yield [one for one in some if holds(keys.get(one[0], ""))]


def _in_order(*found: Iterable[list[Found]]) -> Batches:
    """Yield rows that come in the order of their ids from several places in that order."""
    merged = heapq.merge(*map(chain.from_iterable, found))
    single = (one for one, _ in groupby(merged))
    while batch := list(islice(single, _BATCH)):
        yield batch

"""Rows that only sound or look like what was typed, in the order of `matching.judge`."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, groupby, islice

from callassist.domain.search import Tier
from callassist.matching import NAME, Heard, Plan, name_keys
from callassist.matching.heard import hear
from callassist.matching.judging import (
    MANY,
    MOST_WITH_GUESSES,
    MOST_WITH_NEAR,
    READING,
    ROMAJI,
    SOUND,
)
from callassist.storage.search.grams import any_of, name_question
from callassist.storage.search.questions import Asked, Questions
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


def by_sound(files: Files, plan: Plan, met: Callable[[], int]) -> Iterator[Leg]:
    """
    Yield the stretches of rows that sound or look like a name.

    Args:
        files: of the version.
        plan: what was typed.
        met: how many rows were found until now; near ones are left out where there are many.
    """
    heard = _heard(files, plan)
    if not heard:
        return
    near = NearSounds(files.indexed)
    asked = Questions(near, heard, has_wholes=files.has_wholes, by_table=True)
    latin = (ROMAJI,) if heard.is_romaji else ()
    mixed = _mixed(files, heard, asked.mixed())
    for question in asked.reading():
        yield _leg(Tier.READING, latin or (READING,), *_answers(files, near, question), *mixed)
        mixed = []
    if met() < MOST_WITH_GUESSES:
        leg = _leg(Tier.READING, (READING,), *_answers(files, near, asked.guessed()))
        yield leg._replace(most=MOST_WITH_GUESSES, goes_on=True)
    yield from _similar(files, heard.similar)
    for question in asked.near() if met() < MANY else ():
        leg = _leg(Tier.NEAR, (*latin, SOUND), *_answers(files, near, question))
        yield leg._replace(most=MOST_WITH_NEAR)


def by_slip(files: Files, plan: Plan) -> Leg:
    """Return the stretch of rows whose number is one slip away from the one typed."""
    return Leg(Tier.NEAR, lambda: iter([by_numbers(files, plan.neighbours)]), has_letters=True)


def candidates(files: Files, plan: Plan) -> str:
    """Return the question to the full text for every row that may sound or look like a name."""
    near, heard = NearSounds(files.indexed), _heard(files, plan)
    return Questions(near, heard, has_wholes=files.has_wholes, by_table=False).every()


def _heard(files: Files, plan: Plan) -> Heard:
    """Return how the name sounds and looks, as far as that may find a row of this roster."""
    return plan.heard if files.has_kana else hear(plan.said, plan.name, reads_kanji=False)


def _leg(tier: Tier, by: tuple[str, ...], *answers: Batches) -> Leg:
    return Leg(tier, lambda: _in_order(*answers), by=by)


def _answers(files: Files, near: NearSounds, asked: Asked) -> Iterator[Batches]:
    """Yield the rows that answer a question, in order, from either place that knows some."""
    if asked.match:
        yield full_text(files, asked.match)
    if asked.names:
        ids = {row_id for names in asked.names for row_id in near.together(*names)}
        yield iter([[(row_id, "") for row_id in sorted(ids)]] if ids else [])


def _mixed(files: Files, heard: Heard, match: str) -> list[Batches]:
    """Return the rows with the kanji typed and the other name's kana, [] where nothing is mixed."""
    return [_checked(files, full_text(files, match), heard.has_kanji)] if match else []


def _similar(files: Files, similar: tuple[str, ...]) -> Iterator[Leg]:
    """Yield the rows whose name is, begins with or holds a key that looks like the one typed."""
    if not similar:
        return
    query = _SAME.format(marks=", ".join("?" * len(similar)))
    # Of a key that begins with another the rows are among the other's.
    firsts = [one for one in sorted(similar) if not any(map(one.startswith, set(similar) - {one}))]
    for batches in (
        lambda: iter([files.indexed.execute(query, similar).fetchall()]),
        lambda: chain.from_iterable(named(files, one) for one in firsts),
        lambda: _holding(files, similar),
    ):
        yield Leg(Tier.SIMILAR, batches, by=(NAME,))


def _holding(files: Files, similar: tuple[str, ...]) -> Batches:
    """Yield the rows in whose name, and not only in the reading, one of the keys stands."""
    asked: dict[str, list[str]] = {}
    for table, match in map(name_question, similar):
        asked.setdefault(table, []).append(match)
    found = [full_text(files, any_of(matches), table) for table, matches in asked.items()]
    return _checked(files, _in_order(*found), lambda key: any(one in key for one in similar))


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
    if len(found) == 1:
        yield from found[0]
        return
    merged = heapq.merge(*map(chain.from_iterable, found))
    single = (one for one, _ in groupby(merged))
    while batch := list(islice(single, _BATCH)):
        yield batch

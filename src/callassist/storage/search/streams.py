"""Row ids in the order of `matching.judge`, streamed from both files and nothing sorted."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import NamedTuple

from callassist.domain.search import Tier
from callassist.matching import Plan
from callassist.storage.driver import Connection
from callassist.storage.search.grams import (
    GROUP,
    LONGEST_TOKEN,
    name_question,
    tail_question,
)

_LAST = "\U0010ffff"  # sorts behind every key that begins with what stands before it
_BEHIND_DIGITS = ":"  # the character after 9
_FIRST_BATCH, _NEXT_BATCH = 60, 1000

# A row stands in `by_kana` only where its reading is not its name, so that no row comes twice.
_NAME_EXACT = """
SELECT id, 'name' FROM by_name WHERE key = :typed
UNION ALL SELECT id, 'kana' FROM by_kana WHERE key = :typed ORDER BY 1
"""
_NAME_PREFIX = "SELECT id, '{by}' FROM by_{by} WHERE key > ? AND key < ? ORDER BY key, id"
_FULL_TEXT = "SELECT rowid, '{by}' FROM {table} WHERE {table} MATCH ? ORDER BY rowid"
_NUMBER = "SELECT id, 'number' FROM roster_row WHERE reference = ?"
_NUMBERS = """
SELECT reference, id FROM roster_row WHERE reference IN (SELECT value FROM json_each(?))
"""
_NUMBER_PREFIX = """
SELECT id, 'number' FROM roster_row WHERE reference > ? AND reference < ? ORDER BY reference
"""
_ENDS = "SELECT id, 'number' FROM roster_row WHERE id IN ({marks}) AND reference LIKE ? ORDER BY id"

Found = tuple[int, str]
"""A row's id and which of its keys answered; "" where that has to be looked up."""


class Leg(NamedTuple):
    """
    A stretch of hits of one tier.

    Args:
        tier: how well they answer.
        batches: yields them in order, many at a time; a row of an earlier leg may come again.
        has_letters: whether all have the letters typed; otherwise they are still to be picked.
        is_slow: whether finding them takes longer than counting them one by one.
        by: which keys answered; () where the rows found tell.
        most: rows in all after which no more of these are wanted; 0 for as many as there are.
        goes_on: whether others are wanted even then.
    """

    tier: Tier
    batches: Callable[[], Iterator[list[Found]]]
    has_letters: bool = False
    is_slow: bool = False
    by: tuple[str, ...] = ()
    most: int = 0
    goes_on: bool = False


class Files(NamedTuple):
    """
    The two files of a version.

    Args:
        indexed, roster: their connections.
        prefixes: the letters its numbers have, in order; longest: digits of the longest.
        has_wholes: whether of some names nobody knows where the family name ends.
        has_kana: whether some names are in nothing but kana.
    """

    indexed: Connection
    roster: Connection
    prefixes: tuple[str, ...]
    longest: int
    has_wholes: bool
    has_kana: bool


def by_name(files: Files, typed: str) -> list[Leg]:
    """Return rows whose name or reading is, begins with or holds a key."""
    table, match = name_question(typed)
    ends = (typed, typed + _LAST)
    parts = _leg(Tier.PART, files.indexed, _FULL_TEXT.format(table=table, by=""), (match,))
    return [
        _leg(Tier.EXACT, files.indexed, _NAME_EXACT, {"typed": typed}),
        _leg(Tier.PREFIX, files.indexed, _NAME_PREFIX.format(by="name"), ends),
        _leg(Tier.PREFIX, files.indexed, _NAME_PREFIX.format(by="kana"), ends),
        parts._replace(is_slow=len(typed) > LONGEST_TOKEN),
    ]


def count_by_name(files: Files, typed: str, cap: int) -> int:
    """Return how many rows have a key in their name or reading, counting up to `cap`."""
    table, match = name_question(typed)
    query = f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT ?)"  # noqa: S608 - one of two tables of ours
    return int(files.indexed.execute(query, (match, cap)).fetchone()[0])


def by_number(files: Files, plan: Plan, *, is_exact: bool) -> list[Leg]:
    """
    Return rows by the digits typed.

    Args:
        files: of the version.
        plan: what was typed; with letters or without.
        is_exact: whether a row with just these digits is the one meant.
    """
    prefixes = (plan.letters,) if plan.letters else files.prefixes
    numbers = [f"{prefix}{plan.digits}" for prefix in prefixes]
    whole = Leg(
        Tier.EXACT if is_exact else Tier.PART,
        lambda: iter([_whole(files, numbers)]),
        has_letters=True,
    )
    if len(plan.digits) >= files.longest:
        return [whole]
    heads = [
        _leg(
            Tier.PREFIX if plan.letters else Tier.PART,
            files.roster,
            _NUMBER_PREFIX,
            (number, number + _BEHIND_DIGITS),
        )._replace(has_letters=True)
        for number in numbers
    ]
    tail = Leg(Tier.PART, lambda: _tails(files, plan.digits))
    return [whole, *heads, tail] if plan.letters else [whole, tail, *heads]


def with_digits(files: Files, digits: str) -> list[int]:
    """Return the rows that have just these digits, whatever their letters."""
    return [at for at, _ in _whole(files, [f"{prefix}{digits}" for prefix in files.prefixes])]


def candidates(files: Files, match: str) -> list[int]:
    """Return every row that answers a question to the full text; `judge` has to decide."""
    return [row_id for batch in full_text(files, match) for row_id, _ in batch]


def full_text(files: Files, match: str, table: str = "grams") -> Iterator[list[Found]]:
    """Yield the rows that answer a question, in the order of their ids."""
    return _batches(files.indexed, _FULL_TEXT.format(table=table, by=""), (match,))


def named(files: Files, first: str) -> Iterator[list[Found]]:
    """Yield the rows whose name begins with a key and goes on, in the order of names."""
    return _batches(files.indexed, _NAME_PREFIX.format(by="name"), (first, first + _LAST))


def by_numbers(files: Files, numbers: Collection[str]) -> list[Found]:
    """Return the rows that have one of some numbers, in the order of the numbers."""
    found = dict(files.roster.execute(_NUMBERS, (json.dumps(list(numbers)),)))
    return [(found[number], "number") for number in numbers if number in found]


def _whole(files: Files, numbers: Iterable[str]) -> list[Found]:
    run = files.roster.execute
    return sorted(found for number in numbers for found in run(_NUMBER, (number,)))


def _tails(files: Files, digits: str) -> Iterator[list[Found]]:
    query = _FULL_TEXT.format(table="grams", by="number")
    found = _batches(files.indexed, query, (tail_question(digits),))
    if len(digits) == GROUP:
        yield from found
        return
    for batch in found:
        ids = [row_id for row_id, _ in batch]
        ends = _ENDS.format(marks=", ".join("?" * len(ids)))
        yield files.roster.execute(ends, (*ids, f"%{digits}")).fetchall()


def _leg(
    tier: Tier, connection: Connection, query: str, values: tuple[str, ...] | dict[str, str]
) -> Leg:
    return Leg(tier, lambda: _batches(connection, query, values))


def _batches(
    connection: Connection, query: str, values: tuple[str, ...] | dict[str, str]
) -> Iterator[list[Found]]:
    """Yield as many rows as a list shows, then many at a time, for they are only counted."""
    cursor = connection.execute(query, values)
    batch = cursor.fetchmany(_FIRST_BATCH)
    while batch:
        yield batch
        batch = cursor.fetchmany(_NEXT_BATCH)

"""Row ids in the order of `matching.judge`, streamed from the index and nothing sorted."""

from __future__ import annotations

from collections.abc import Iterator
from sqlite3 import Connection

from callassist.matching import Plan
from callassist.storage.search.grams import marks_of, question
from callassist.storage.search.schema import POINT_TAIL

_LAST = "\U0010ffff"  # sorts behind every key that begins with what stands before it

_NAME_EXACT = """
SELECT id FROM by_name WHERE key = :typed UNION SELECT id FROM by_kana WHERE key = :typed
ORDER BY id
"""
_NAME_PREFIX = "SELECT id FROM {table} WHERE key > ? AND key < ? ORDER BY key, id"
_FULL_TEXT = "SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid"
_DIGITS = """
SELECT id FROM {table} WHERE key >= ? AND key < ? AND (? = '' OR letters = ?)
AND marks & ? = ? ORDER BY key, id
"""


def by_name(connection: Connection, typed: str) -> Iterator[int]:
    """Yield rows whose name or reading is, begins with or holds a key; rows may come again."""
    yield from _ids(connection, _NAME_EXACT, {"typed": typed})
    for table in ("by_name", "by_kana"):
        query = _NAME_PREFIX.format(table=table)
        yield from _ids(connection, query, (typed, typed + _LAST))
    table, match = question(typed)
    yield from _ids(connection, _FULL_TEXT.format(table=table), (match,))


def count_by_name(connection: Connection, typed: str, cap: int) -> int:
    """Return how many rows have a key in their name or reading, counting up to `cap`."""
    table, match = question(typed)
    query = f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT ?)"  # noqa: S608 - one of two tables of ours
    return int(connection.execute(query, (match, cap)).fetchone()[0])


def by_number(connection: Connection, plan: Plan, *, is_exact: bool) -> Iterator[int]:
    """
    Yield rows by the digits typed, in the order of `judge`; rows may come again.

    Args:
        connection: the index.
        plan: what was typed.
        is_exact: whether a row with just these digits is the one meant.
    """
    digits = plan.digits
    if is_exact:
        yield from _by_digits(connection, "by_head", digits, plan, digits)
    if plan.letters:
        yield from _by_digits(connection, "by_head", digits, plan)
    yield from _by_digits(connection, "by_tail", digits[::-1], plan)
    if not plan.letters:
        yield from _by_digits(connection, "by_head", digits, plan)


def candidates(connection: Connection, plan: Plan) -> Iterator[int]:
    """Yield every row that may answer a plan with digits and more; `judge` has to decide."""
    if plan.phone:
        yield from _by_digits(connection, "by_phone", plan.phone[:0:-1], plan)
    elif plan.supply_point:
        yield from _by_digits(connection, "by_point", _point(plan.supply_point), plan)
    else:
        yield from by_number(connection, plan, is_exact=True)
        if not plan.letters:
            yield from _by_digits(connection, "by_phone", plan.digits[::-1], plan)
            yield from _by_digits(connection, "by_point", _point(plan.digits), plan)


def with_digits(connection: Connection, digits: str) -> list[int]:
    """Return the rows that have just these digits, whatever their letters."""
    query = "SELECT id FROM by_head WHERE key = ?"
    return [row_id for (row_id,) in connection.execute(query, (digits,))]


def _point(digits: str) -> str:
    return digits[: -POINT_TAIL - 1 : -1]


def _by_digits(
    connection: Connection, table: str, key: str, plan: Plan, end: str = ""
) -> Iterator[int]:
    marks = marks_of(plan.name)
    upper = f"{end}\0" if end else key + _LAST
    values = (key, upper, plan.letters, plan.letters, marks, marks)
    return _ids(connection, _DIGITS.format(table=table), values)


def _ids(
    connection: Connection, query: str, values: tuple[str | int, ...] | dict[str, str]
) -> Iterator[int]:
    return (row_id for (row_id,) in connection.execute(query, values))

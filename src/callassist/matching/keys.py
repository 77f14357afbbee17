"""What a roster row can be found by."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from callassist.domain.roster import RosterRow
from callassist.matching.names import NameKeys, name_keys
from callassist.matching.numbers import SUPPLY_POINT
from callassist.matching.phones import phones_of

KEY_VERSION = 6
"""Changes whenever keys or the layout of the index do; an older index is rebuilt."""

_NOT_DIGITS = re.compile(r"[^0-9]+")


class RowKeys(NamedTuple):
    """
    The keys of one row; an absent one is empty.

    Args:
        letters, digits: the two parts of the reference number.
        name, kana: keys of the contract name and of its stored reading.
        phones: each in E.164; supply_point: 22 digits.
    """

    letters: str
    digits: str
    name: str
    kana: str
    phones: tuple[str, ...]
    supply_point: str


def keys_of(row: RosterRow) -> RowKeys:
    """Return the keys of `row`."""
    return keys_of_rows([row])[0]


def keys_of_rows(rows: Sequence[RosterRow]) -> list[RowKeys]:
    """Return the keys of many rows; names are folded together, which takes a third less time."""
    return _keys(rows, name_keys)


class KeysReader:
    """Reads the keys of rows by the hundred thousand; what comes again is folded once."""

    def __init__(self) -> None:
        self._names = NameKeys()

    def read(self, rows: Sequence[RosterRow]) -> list[RowKeys]:
        """Return the keys of each row, in their order."""
        return _keys(rows, self._names.read)


def _keys(
    rows: Sequence[RosterRow], keys_of_names: Callable[[list[str]], list[str]]
) -> list[RowKeys]:
    letters = [row.reference.rstrip("0123456789") for row in rows]
    digits = [row.reference[len(some) :] for row, some in zip(rows, letters, strict=True)]
    names = keys_of_names([row.name for row in rows])
    kanas = keys_of_names([row.kana for row in rows])
    phones = [phones_of(row.phone) for row in rows]
    points = [_supply(row.supply_point) for row in rows]
    return list(map(RowKeys, letters, digits, names, kanas, phones, points))


def _supply(text: str) -> str:
    if not text:
        return ""
    digits = text if text.isascii() and text.isdecimal() else _NOT_DIGITS.sub("", text)
    return digits if len(digits) == SUPPLY_POINT else ""

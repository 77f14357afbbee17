"""What a roster row can be found by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from callassist.domain.roster import RosterRow
from callassist.matching.names import name_keys
from callassist.matching.numbers import SUPPLY_POINT
from callassist.matching.phones import phones_of

KEY_VERSION = 7
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
    numbers = [parts_of(row.reference) for row in rows]
    names = name_keys([row.name for row in rows])
    kanas = name_keys([row.kana for row in rows])
    return [
        RowKeys(*number, name, kana, phones_of(row.phone), supply_key(row.supply_point))
        for row, number, name, kana in zip(rows, numbers, names, kanas, strict=True)
    ]


def parts_of(reference: str) -> tuple[str, str]:
    """Return the letters and the digits of a number in canonical form."""
    letters = reference.rstrip("0123456789")
    return letters, reference[len(letters) :]


def supply_key(text: str) -> str:
    """Return the 22 digits of a supply point as a row has it, or ""."""
    if not text:
        return ""
    digits = text if text.isascii() and text.isdecimal() else _NOT_DIGITS.sub("", text)
    return digits if len(digits) == SUPPLY_POINT else ""

"""Header lines: one, or two of which the upper stands over several columns of the lower."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import zip_longest

from callassist.rosterfiles.cells import Cell, text_of
from callassist.rosterfiles.headers import Strength, fold, joint_claim

_VALUE = re.compile(r"[0-9]{4}|.{21}", re.DOTALL)
"""What no header says: a year or a number of four digits, or a sentence."""


def texts_of_line(row: Sequence[Cell]) -> list[str]:
    """Return the header cells of a row, each on one line."""
    return [" ".join(text_of(cell).split()) for cell in row]


def joined(lines: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    """
    Return the upper and lower header of each column.

    A merged cell of the upper line has its text in its first column only; it stands over the
    columns to its right as long as they have a text in the lower line and none in the upper.
    """
    if len(lines) == 1:
        return [(text, "") for text in lines[0]]
    pairs: list[tuple[str, str]] = []
    over = ""
    for upper, lower in zip_longest(*lines, fillvalue=""):
        if upper or not lower:
            over = upper if lower else ""
        pairs.append((upper or over, lower))
    return pairs


def continues(rows: Sequence[Sequence[Cell]], index: int) -> bool:
    """Whether the row after the one at `index` is the second line of a header."""
    if index + 1 >= len(rows) or not any(rows[index]):
        return False
    upper, below = texts_of_line(rows[index]), texts_of_line(rows[index + 1])
    lower = [pair for pair in joined([upper, below]) if pair[1]]
    if not lower or _is_title(upper, below) or any(_VALUE.search(fold(text)) for _, text in lower):
        return False
    told = sum(1 for pair in lower if _is_told(*pair))
    return told * 2 >= len(lower)


def _is_title(upper: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a line is one text over the first column that names no field: said of them all."""
    filled = [at for at, text in enumerate(upper) if text]
    first = next(at for at, text in enumerate(below) if text)
    return len(filled) == 1 and filled[0] <= first and joint_claim(upper[filled[0]], "") is None


def _is_told(upper: str, lower: str) -> bool:
    claim = joint_claim(upper, lower)
    above = joint_claim(upper, "") if upper else None
    if claim is None or claim.strength <= Strength.NEAR:
        return bool(above and above.whole == "items" and joint_claim("", lower))
    return joint_claim("", lower) is not None or claim != above


def unique(headers: Sequence[str], marks: Collection[int]) -> tuple[str, ...]:
    """
    Return a name for each column that no other has, by its place where the header is not enough.

    Our own columns do not count: a mended row keeps the names it had in the file it comes from.
    """
    names, seen = [], set()
    for position, header in enumerate(headers):
        place = position + 1 - sum(mark < position for mark in marks)
        names.append(f"{header or '列'} ({place})" if not header or header in seen else header)
        seen.add(header)
    return tuple(names)

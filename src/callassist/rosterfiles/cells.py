"""Cells as the file readers give them, turned into text without changing what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

Cell = str | float | int | bool | date | datetime | time | timedelta | None

FORMULA_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|#+)")
"""What a spreadsheet shows where a formula has no result."""

NOTHING = frozenset(
    ("NULL", "null", "(NULL)", "(null)", "<NULL>", "\\N", "NaN", "nan", "<NA>", "NaT", "None")
)
"""What databases and scripts write where there is no value; no person is called so."""

EXACT_FLOAT = 10.0**15
"""From here on a spreadsheet no longer holds every whole number (15 significant digits)."""

_TEXT = frozenset((str,))


def texts_of(cells: Sequence[Cell]) -> list[str]:
    """Return one trimmed text a cell; a whole number has no decimals and a date is ISO."""
    if set(map(type, cells)) <= _TEXT:
        return list(map(str.strip, cells))  # type: ignore[arg-type]  # every cell is a str here
    return [text_of(cell) for cell in cells]


def text_of(cell: Cell) -> str:
    """Return the text of one cell, "" for an empty one."""
    if isinstance(cell, str):
        return cell.strip()
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return _number(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time.min else cell.isoformat(" ")
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)


def _number(value: float) -> str:
    if value.is_integer() and abs(value) < EXACT_FLOAT:
        return str(int(value))
    return repr(value)


def is_rounded(cell: Cell) -> bool:
    """Whether a numeric cell can no longer hold the digits that were typed into it."""
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return False
    return abs(cell) >= EXACT_FLOAT or cell != cell // 1

"""What of a sheet is read by nobody although people may stand there: told, never guessed."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence

from callassist.domain.reference import ReferenceRule
from callassist.domain.roster import RowProblem, Severity
from callassist.rosterfiles.addressees import is_honorific
from callassist.rosterfiles.cells import Cell, text_of
from callassist.rosterfiles.headers import fold, synonyms
from callassist.rosterfiles.layout import Layout
from callassist.rosterfiles.numbers import JOINERS, ReferenceField

_BESIDE = {"name": "column-beside-name", "kana": "column-beside", "address": "column-beside"}
_LOOKED_AT = 100
_LEAST = 0.8
"""Share of a column's filled cells that must be numbers."""

Rows = Sequence[Sequence[Cell]]


def doubts(layout: Layout, first: Rows, rule: ReferenceRule, sheet: str) -> list[RowProblem]:
    """
    Return warnings about what stands above the header or beside its columns.

    Args:
        layout: what the columns are.
        first: the first rows of the sheet, from row 1.
        rule: how the letters print their numbers.
        sheet: its name, or "" in a text file.
    """
    is_number = _test(rule)
    above = first[: layout.row - len(layout.lines)]
    found = [
        (row, "", "number-above-header")
        for row, cells in enumerate(above, 1)
        if any(is_number(text_of(cell)) for cell in cells)
    ]
    below = first[layout.row : layout.row + _LOOKED_AT]
    found += ((layout.row, column, code) for column, code in _columns(layout, below, is_number))
    return [RowProblem(row, column, code, Severity.WARNED, sheet) for row, column, code in found]


def has_numbers(rows: Rows, rule: ReferenceRule) -> bool:
    """Whether rows without a header hold numbers of letters."""
    is_number = _test(rule)
    return any(is_number(text_of(cell)) for row in rows[:_LOOKED_AT] for cell in row)


def is_our_list(rows: Rows) -> bool:
    """Whether a sheet is the list of problems that we write beside rejected rows."""
    headers = [text for cell in rows[0] if (text := text_of(cell))] if rows else []
    return bool(headers) and all(fold(text) in synonyms().marks for text in headers)


def _test(rule: ReferenceRule) -> Callable[[str], bool]:
    """Return what tells whether a cell is one whole number, however it is spelt."""
    field = ReferenceField("", rule)
    return lambda text: field.is_canonical(
        JOINERS.sub("", unicodedata.normalize("NFKC", text[:_LONGEST]).upper())
    )


_LONGEST = 40


def _columns(
    layout: Layout, below: Rows, is_number: Callable[[str], bool]
) -> Iterator[tuple[str, str]]:
    """Yield header and code of the columns beside which, or in which, somebody may stand."""
    for field, code in _BESIDE.items():
        at = layout.columns.get(field, (len(layout.headers),))[-1] + 1
        texts = _filled(layout, below, at) if layout.headers[at : at + 1] == ("",) else []
        if not all(map(is_honorific, texts)):
            yield layout.named(field), code
    for at in layout.unknown:
        texts = _filled(layout, below, at)
        if texts and sum(map(is_number, texts)) >= _LEAST * len(texts):
            yield layout.names[at], "column-of-numbers"


def _filled(layout: Layout, below: Rows, at: int) -> list[str]:
    """Return the texts of a column in the rows that have a number; a note below them has none."""
    key = layout.columns["reference"][0]
    data = (row for row in below if max(at, key) < len(row))
    texts = (text_of(row[at]) for row in data if any(map(str.isdigit, text_of(row[key]))))
    return list(filter(None, texts))

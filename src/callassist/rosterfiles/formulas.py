"""Rows whose number or name is computed by a formula, found in the sheet's own bytes."""

from __future__ import annotations

import re
import zipfile

from callassist.rosterfiles.archive import SheetCount, pieces, whole_tags
from callassist.rosterfiles.source import Source


def formula_rows(
    source: Source, member: str, count: SheetCount, positions: frozenset[int]
) -> frozenset[int]:
    """
    Return the rows with a formula in one of the columns given.

    A spreadsheet library returns what a formula gave when the file was last saved; for a key
    that may be another person's.

    Args:
        source: the workbook.
        member: the sheet's part in it.
        count: what was counted of the sheet.
        positions: columns concerned, from 0.
    """
    if not count.formulas:
        return frozenset()
    letters = "|".join(map(_letters, sorted(positions)))
    name = re.escape(count.prefix)
    cell = re.compile(
        rb"<" + name + rb"c\b[^>]*?\br=[\"'](?:" + letters.encode() + rb")([0-9]+)[\"'][^>]*>\s*<"
        + name + rb"f\b"
    )  # fmt: skip
    found: set[int] = set()
    with source.open() as stream, zipfile.ZipFile(stream) as archive:
        rest = b""
        for body in whole_tags(pieces(archive, member)):
            joined = rest + body
            found.update(int(number) for number in cell.findall(joined))
            rest = joined[-_CELL:]  # a cell cut in two is found in the next round
    return frozenset(found)


_CELL = 1_000


def _letters(position: int) -> str:
    letters = ""
    number = position + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters

"""No row lost silently: what a library read against what the sheet's own bytes say."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence

from callassist.domain.errors import RefusedError
from callassist.rosterfiles.archive import SheetCount, pieces, whole_tags
from callassist.rosterfiles.cells import Cell
from callassist.rosterfiles.source import Source
from callassist.rosterfiles.workbook import OpenpyxlWorkbook, Sheet


def is_filled(row: Sequence[Cell]) -> bool:
    """Whether any cell of a row holds something; a zero does."""
    return any(row) or any(cell not in {"", None} for cell in row)


def check_count(source: Source, sheet: Sheet, read: int, filled: int) -> None:
    """
    Refuse a sheet of which a library read another number of rows than it has.

    Three looks, each dearer than the last and taken only where the one before left a doubt:
    all row elements, row elements with a value in them, and a second library.

    Args:
        source: the workbook.
        sheet: with its independent count.
        read: number of the last row read.
        filled: rows read with something in them.

    Raises:
        RefusedError: rows are missing, or there are too many.
    """
    count = sheet.count
    if count is None or filled == count.rows:
        return
    if sheet.member:
        agreed = _members_agree(source, sheet, count, filled)
    else:
        agreed = filled < count.rows and read == count.last
    if not agreed:
        raise RefusedError("rows-do-not-add-up", counted=count.rows, read=filled)


def _members_agree(source: Source, sheet: Sheet, count: SheetCount, filled: int) -> bool:
    if filled == filled_rows(source, sheet.member, count):
        return True
    # Two libraries agree on a row written twice too: both keep only one of the copies.
    return not _repeats(source, sheet.member, count) and filled == _second(source, sheet)


def _repeats(source: Source, member: str, count: SheetCount) -> bool:
    """Whether two row elements have the same number."""
    tag = re.compile(rb"<" + re.escape(count.prefix) + rb"row\b[^>]*?\br=[\"']([0-9]+)[\"']")
    seen: set[bytes] = set()
    found = 0
    with source.open() as stream, zipfile.ZipFile(stream) as archive:
        for body in whole_tags(pieces(archive, member)):
            numbers = tag.findall(body)
            found += len(numbers)
            seen.update(numbers)
    return found > len(seen)


def filled_rows(source: Source, member: str, count: SheetCount) -> int:
    """Return how many row elements of a sheet have a value in them."""
    prefix = re.escape(count.prefix)
    row = re.compile(rb"<" + prefix + rb"row\b")
    value = re.compile(rb"<" + prefix + rb"(?:v|t)(?:\s[^>]*)?>[^<]")
    found, rest = 0, b""
    with source.open() as stream, zipfile.ZipFile(stream) as archive:
        for body in whole_tags(pieces(archive, member)):
            rows = row.split(rest + body)
            rest = b"<" + count.prefix + b"row" + rows.pop() if len(rows) > 1 else rows.pop()
            found += sum(1 for one in rows if value.search(one))
    return found + (1 if value.search(rest) else 0)


def _second(source: Source, sheet: Sheet) -> int:
    return sum(map(is_filled, OpenpyxlWorkbook(source, (sheet,)).rows(sheet)))

"""Numbers and names that are no plain values, found in the sheet's own bytes."""

from __future__ import annotations

import re
import zipfile

from callassist.domain.errors import RefusedError
from callassist.rosterfiles.archive import SheetCount, pieces, whole_tags
from callassist.rosterfiles.source import Source

KeyFault = tuple[int, str]
"""Position of the cell from 0, and the code of what is wrong with it."""


def key_faults(
    source: Source,
    member: str,
    count: SheetCount,
    positions: frozenset[int],
    others: frozenset[int] = frozenset(),
) -> dict[int, KeyFault]:
    """
    Return row number → fault, for formulas and their errors in the columns given.

    A spreadsheet library returns what a formula gave when the file was last saved, for a key
    perhaps another person's; and of a formula that failed it returns nothing.

    Args:
        source: the workbook.
        member: the sheet's part in it.
        count: what was counted of the sheet.
        positions: columns concerned, from 0.
        others: columns of which only formulas without a result concern us; a row's fault above
            goes before.

    Raises:
        RefusedError: a formula does not say in which cell it stands, as the format allows.
    """
    if not (count.formulas or count.errors):
        return {}
    at = {_letters(position).encode(): position for position in positions | others}
    name = re.escape(count.prefix)
    cell = re.compile(
        rb"<" + name + rb"c(?=\s)(?=[^>]*?\sr=[\"'](" + b"|".join(sorted(at))
        + rb")([0-9]+)[\"'])([^>]*)>\s*(<" + name + rb"f\b((?:[^>]*/>|[^>]*>[^<]*</" + name
        + rb"f>)\s*(?:<" + name + rb"v(?:\s*/>|></" + name + rb"v>)\s*)?</)?)?"
    )  # fmt: skip
    placeless = re.compile(rb"<" + name + rb"c(?![^>]*?\sr=)(?:\s[^>]*)?>\s*<" + name + rb"f\b")
    found: dict[int, KeyFault] = {}
    with source.open() as stream, zipfile.ZipFile(stream) as archive:
        rest = b""
        for body in whole_tags(pieces(archive, member)):
            joined = rest + body
            if placeless.search(joined):
                raise RefusedError("formula-without-place")
            for letters, number, attributes, formula, empty in cell.findall(joined):
                position, row = at[letters], int(number)
                if formula and position in positions:
                    found[row] = (position, "formula-in-key")
                elif position not in positions and row in found:
                    continue
                elif _ERROR.search(attributes):
                    found[row] = (position, "formula-error")
                elif empty and b"t=" not in attributes:
                    found[row] = (position, "formula-not-computed")
            rest = joined[-_CELL:]  # a cell cut in two is found in the next round
    return found


_CELL = 1_000
_ERROR = re.compile(rb"\st=[\"']e[\"']")


def _letters(position: int) -> str:
    letters = ""
    number = position + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters

"""Lines of a sheet that are no data rows: blank ones, totals, notes and repeated headers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from callassist.rosterfiles.cells import Cell, text_of

_TOTAL = re.compile(
    r"(?:総合計|合計|総計|小計|計|総件数|件数|合計件数|総数|TOTAL|SUBTOTAL|GRANDTOTAL|COUNT)"
    r"[:=]?[0-9,]*(?:件|名|人|行|通)?"
)
_END = re.compile(r"(?:以上|以下余白|END|EOF|\*+END\*+|-+以上-+)")
_NOTE = re.compile(r"[※注*＊(（【■◆●○・]")
_FIGURE = re.compile(r"[0-9,.]+(?:件|名|人|行|通)?")
_MOST_IN_A_TOTAL = 3


class LineKinds:
    """
    Tells the lines that are no data rows.

    Args:
        headers: filled texts of each header line; a page break of a print layout repeats it.
    """

    def __init__(self, headers: Sequence[Sequence[str]]) -> None:
        self._headers = {tuple(line) for line in headers}

    def is_skipped(self, row: Sequence[Cell]) -> bool:
        """Whether a row whose number is not in canonical form is no data row."""
        texts = [text_of(cell) for cell in row]
        filled = [text for text in texts if text]
        if not filled:
            return True
        if tuple(" ".join(text.split()) for text in filled) in self._headers:
            return True
        return _is_foot(filled)


def _is_foot(filled: Sequence[str]) -> bool:
    """Whether the filled cells are a total, an end mark or a note, and nothing of a person."""
    folded = [_folded(text) for text in filled]
    if len(folded) == 1 and (_NOTE.match(filled[0]) or _END.fullmatch(folded[0])):
        return True
    totals = [text for text in folded if _TOTAL.fullmatch(text)]
    rest = [text for text in folded if not _TOTAL.fullmatch(text)]
    return (
        bool(totals)
        and len(folded) <= _MOST_IN_A_TOTAL
        and all(_FIGURE.fullmatch(text) for text in rest)
    )


def _folded(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).upper()

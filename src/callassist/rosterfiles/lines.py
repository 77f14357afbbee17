"""Lines of a sheet that are no data rows: blank ones, totals, notes and repeated headers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from callassist.rosterfiles.cells import Cell, text_of
from callassist.rosterfiles.headers import REQUIRED, fold, synonyms

_COUNTED = r"(?:件|名|人|行|通)"
_TOTAL = re.compile(
    r"(?:.{0,12}(?:合計|総計|小計|累計|件数|[頁ジ]計)|集計|計|総数|TOTAL|SUBTOTAL|GRANDTOTAL|COUNT)"
    rf"[:=]?[0-9,]*{_COUNTED}?"
)
_END = re.compile(
    rf"(?:[-*=<]*(?:以上|以下余白|END|ENDOF(?:FILE|DATA|REPORT)|EOF)[-*=>]*|[-=*_─━]{{3,}}"
    rf"|(?:以上[、,]?)?(?:全|計)?[0-9,]+{_COUNTED}(?:が選択されました。)?|[0-9]+ROWSSELECTED\.?)"
)
_PAGE = re.compile(
    r"-+[0-9]{1,4}-+|(?:P(?:AGE)?\.?|ページ:?|頁:?)?[0-9]{1,4}(?:/|OF)[0-9]{1,4}(?:ページ|頁)?"
    r"|PAGE\.?[0-9]{1,4}|[0-9]{1,4}(?:ページ|頁)目?"
)
_NOTE = re.compile(r"[※注*＊【■◆●○・]|[(（](?!.[)）])")  # （株）… is a name
_FIGURE = re.compile(rf"(?!0[0-9]{{9}})[0-9,.]+{_COUNTED}?")
_UNIT = re.compile(_COUNTED)
_MOST_IN_A_FOOT = 3
_PADDING = "\x00\x1a"
"""What old machines put behind the end of a text file."""


class LineKinds:
    """
    Tells the lines that are no data rows.

    Args:
        lines: filled texts of each header line, and of each line above the header; a page break
            of a print layout repeats them.
        fields: what each column is, by position; "" where nobody knows.
    """

    def __init__(self, lines: Iterable[Sequence[str]], fields: Sequence[str] = ()) -> None:
        self._lines = {tuple(line) for line in lines} - {()}
        self._titles = {tuple(_without_pages(line)) for line in self._lines} - {()}
        self._fields = tuple(map(_whole, fields))
        self._key = self._fields.index("reference") if "reference" in self._fields else 0

    def is_skipped(self, row: Sequence[Cell]) -> bool:
        """Whether a row whose number is not in canonical form is no data row."""
        texts = [text_of(cell) for cell in row]
        filled = [" ".join(text.split()) for text in texts if text.strip(_PADDING)]
        if not filled or tuple(filled) in self._lines:
            return True
        if len(filled) <= _MOST_IN_A_FOOT and (self._is_title(filled) or _is_foot(filled)):
            return True
        return self._repeats_header(texts) or _says_format(filled)

    def _is_title(self, filled: Sequence[str]) -> bool:
        """Whether a line is what a new page begins or ends with."""
        told = tuple(_without_pages(filled))
        return not told or told in self._titles

    def begins_another(self, row: Sequence[Cell]) -> bool:
        """Whether a row that is not skipped is the header of another table below this one."""
        named = self._named([text_of(cell) for cell in row])
        return set(REQUIRED) <= set(named.values())

    def _repeats_header(self, texts: Sequence[str]) -> bool:
        """Whether a row names the same columns at the same places, in whatever words."""
        named = self._named(texts)
        return set(REQUIRED) <= set(named.values()) and all(
            self._fields[at : at + 1] == (field,) for at, field in named.items()
        )

    def _named(self, texts: Sequence[str]) -> dict[int, str]:
        """Return position → field of the texts that are usual headers; where a number is, none."""
        if any(map(str.isdigit, "".join(texts[self._key : self._key + 1]))):
            return {}
        known = synonyms().field_of
        return {
            at: _whole(known[key])
            for at, text in enumerate(texts)
            if len(text) <= _LONGEST_HEADER and (key := fold(text)) in known
        }


_LONGEST_HEADER = 20


def _whole(field: str) -> str:
    return field.partition(":")[0]


def _without_pages(texts: Sequence[str]) -> list[str]:
    return [text for text in texts if not _PAGE.fullmatch(_folded(text))]


def _says_format(filled: Sequence[str]) -> bool:
    return all(len(text) <= _LONGEST_HEADER and fold(text) in synonyms().formats for text in filled)


def _is_foot(filled: Sequence[str]) -> bool:
    """Whether the filled cells are a total, an end mark or a note, and nothing of a person."""
    folded = [_folded(text) for text in filled]
    if all(map(_END.fullmatch, folded)) or (len(filled) == 1 and _NOTE.match(filled[0])):
        return True
    totals = [text for text in folded if _TOTAL.fullmatch(text)]
    rest = [text for text in folded if not _TOTAL.fullmatch(text)]
    return bool(totals) and all(_FIGURE.fullmatch(text) or _UNIT.fullmatch(text) for text in rest)


def _folded(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).upper()

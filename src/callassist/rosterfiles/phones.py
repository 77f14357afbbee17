"""Telephones of one person: one or several in a cell, in one column or several."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from callassist.matching import phone_of
from callassist.matching.phones import SEPARATOR
from callassist.rosterfiles.cells import NOTHING, Cell, is_rounded, texts_of
from callassist.rosterfiles.layout import Layout
from callassist.rosterfiles.notes import Notes
from callassist.rosterfiles.numbers import EXPONENT, JOINERS, Alike

_USUAL = "0[0-9]{9,10}|0[0-9]{2}-[0-9]{4}-[0-9]{4}|0[0-9]-[0-9]{4}-[0-9]{4}"
_ALIKE = Alike(rf"(?:{_USUAL})?")
_PARTS = re.compile(r"[\n\r、,，;；/／|｜&＆]+|または|又は|もしくは|若しくは|および|及び")
_LABEL = re.compile(
    r"(?:携帯|自宅|固定|勤務先|会社|職場|実家|日中|昼間|昼|夜間|夜|本人|代表|直通|連絡先|電話番号|"
    r"電話|番号|"
    r"TEL|MOBILE|PHONE|HOME)+\.?[\s:：.]*"
)
_CIRCLED = re.compile("[①-⑳]")
_ASIDE = re.compile(r"[(（\[［【][^0-9()（）\[\]［］【】]*[)）\]］】]")
_EXTENSION = re.compile(r"[(（\[]?\s*(?:内線|EXT\.?)[\s:：.]*[0-9]*\s*[)）\]]?", re.IGNORECASE)
_DIALLED = re.compile(r"\+[1-9][0-9]{7,14}|0[0-9]{9,10}")
_WITHOUT_ZERO = re.compile("[1-9][0-9]{8,9}")
_PIECE = re.compile("[0-9０-９]{1,5}")
_FEWEST = 10
"""Digits of a telephone number, its first zero counted."""
_NONE = NOTHING | {"なし", "無し", "無", "ナシ", "-", "--", "ー", "－", "―"}


class PhoneField:
    """
    The columns of telephones: what can be read of them is kept, each number once.

    Args:
        layout: what the columns are.
    """

    def __init__(self, layout: Layout) -> None:
        self._columns = [(at, layout.headers[at]) for at in layout.columns.get("phone", ())]

    def convert(self, columns: Sequence[Sequence[Cell]], notes: Notes) -> list[str]:
        """Return the telephones of each row as they are spelt; a broken one is withheld."""
        if not self._columns:
            return [""] * len(columns[0])
        texts = [texts_of(columns[at]) for at, _ in self._columns]
        if all(map(_ALIKE.are, texts)):
            return texts[0] if len(texts) == 1 else list(map(_once, zip(*texts, strict=True)))
        cells = [columns[at] for at, _ in self._columns]
        return [
            self._row(row, values, index, notes)
            for index, (row, values) in enumerate(
                zip(zip(*cells, strict=True), zip(*texts, strict=True), strict=True)
            )
        ]

    def _row(
        self, cells: tuple[Cell, ...], texts: tuple[str, ...], index: int, notes: Notes
    ) -> str:
        texts = _in_one(texts)
        found: list[str] = []
        broken: list[tuple[str, str]] = []
        for cell, text, (_, header) in zip(cells, texts, self._columns, strict=True):
            numbers, code = read_phones(text, cell)
            found += numbers
            broken += [(header, code)] if code else []
        for header, code in broken:
            notes.warn(index, header, "phone-partly" if found else code)
        return _once(found)


def _in_one(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Put a telephone together that stands in three columns: area, exchange and number."""
    for at in range(len(texts) - 2):
        parts = texts[at : at + 3]
        if all(map(_PIECE.fullmatch, parts)) and _is_phone("".join(parts)):
            return (*texts[:at], "-".join(parts), "", "", *texts[at + 3 :])
    return texts


def read_phones(text: str, cell: Cell) -> tuple[list[str], str]:
    """
    Return the telephones of one cell.

    Args:
        text: the cell's text.
        cell: the cell; a zero that a spreadsheet dropped is never put back.

    Returns:
        The numbers as they are spelt, and the code of what is wrong with the others or "".
    """
    if not text or text in _NONE:
        return [], ""
    if is_rounded(cell) or EXPONENT.fullmatch(text):
        return [], "phone-broken"
    found: list[str] = []
    code = ""
    for piece in _PARTS.split(_CIRCLED.sub(" ", text)):  # folded, ① would be a digit
        numbers, fault = _read_piece(piece.strip())
        found += numbers
        code = code or fault
    return found, code


def _read_piece(piece: str) -> tuple[list[str], str]:
    if not piece:
        return [], ""
    if _is_phone(piece):
        return [_findable(piece)], ""
    bare = _LABEL.sub(" ", _ASIDE.sub(" ", _EXTENSION.sub(" ", _folded(piece)))).strip(" :.-・")
    if not bare:
        return [], ""
    if _is_phone(bare):
        return [_findable(piece if phone_of(piece) else bare)], ""
    numbers = list(_numbers(re.split(r"[\s・]+", bare)))
    if all(numbers):
        return numbers, ""
    kept = [number for number in numbers if number]
    lost_zero = _WITHOUT_ZERO.fullmatch(JOINERS.sub("", bare))
    return kept, "phone-without-zero" if lost_zero else "phone-unreadable"


def _numbers(words: list[str]) -> Iterator[str]:
    """Yield the numbers that words make: each goes on until one can begin; "" for what is none."""
    run = ""
    for word, following in pairwise((*words, "")):
        run = f"{run} {word}".strip()
        is_whole = len(JOINERS.sub("", run)) >= _FEWEST and following[:1] in {"", "0", "+"}
        if is_whole or not following:
            yield _findable(run) if _is_phone(run) else ""
            run = ""


def _findable(spelt: str) -> str:
    """Return a number as it is spelt, or its digits where a search would not read the spelling."""
    return spelt if phone_of(spelt) else JOINERS.sub("", _folded(spelt))


def _is_phone(text: str) -> bool:
    return _DIALLED.fullmatch(JOINERS.sub("", _folded(text))) is not None


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).upper()


def _once(numbers: Sequence[str]) -> str:
    if len(numbers) == 1:
        return numbers[0]
    kept: dict[str, str] = {}
    for number in filter(None, numbers):
        kept.setdefault(JOINERS.sub("", _folded(number)), number)
    return SEPARATOR.join(kept.values())

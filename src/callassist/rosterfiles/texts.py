"""Free text cells: what is trimmed, what is warned about, what a key field may not hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from callassist.rosterfiles.cells import FORMULA_ERROR, NOTHING, Cell, texts_of
from callassist.rosterfiles.notes import Notes

LONGEST = 32_767
"""Characters a spreadsheet cell can hold; a longer cell of a text file swallowed its neighbours."""

_SUSPECT = re.compile("[〓\ufffd縺繧繝]|Ã.|ï¿½")
_SUSPECT_STARTS = "〓\ufffd縺繧繝Ãï"
"""Each match begins with one of these, and single characters are found many times as fast."""
_MOJIBAKE = re.compile("\ufffd|[縺繧繝].?[縺繧繝]|(?:[ÂÃãäåæçèé][\u0080-\u00bf]){2}|ï¿½")
_INSTEAD = "?？□■&\\"
_LOST = re.compile(r"[?？□■\\]|&#[0-9A-Fa-fXx]+;")
"""What programs write into a name for a character that their encoding does not have."""
_SPACES = re.compile("[\t\n\r\x0b\x0c\x85\u2028\u2029]+")
_WIDE = "\u3000"
_LINE_BREAKS = frozenset("\t\n\r\x0b\x0c\x85\u2028\u2029")


class TextField:
    """
    A column of free text.

    Args:
        header: the column's header, for problems.
        key: whether the field identifies the person: then a hidden character refuses the row
            instead of being left out.
    """

    def __init__(self, header: str, *, key: bool = False) -> None:
        self._header = header
        self._key = key

    def convert(self, cells: Sequence[Cell], notes: Notes) -> list[str]:
        """Return the cells' texts; a batch without a doubtful character costs one look."""
        values = texts_of(cells)
        joined = "".join(values)
        if is_plain(joined) and max(map(len, values)) <= LONGEST and _is_said(values, joined):
            return values
        return [self._clean(value, index, notes) for index, value in enumerate(values)]

    def _clean(self, value: str, index: int, notes: Notes) -> str:
        if len(value) > LONGEST:
            notes.refuse(index, self._header, "cell-too-long")
            return ""
        if value in NOTHING:
            return ""
        if not self._key and FORMULA_ERROR.fullmatch(value):
            notes.warn(index, self._header, "formula-error")
            return ""
        if is_plain(value):
            return value
        spaced = _SPACES.sub(" ", value)
        shown = "".join(map(_visible, spaced))
        hidden = len(shown) < len(spaced)
        if hidden:
            self._hidden(spaced, index, notes)
        if "〓" in shown:
            notes.warn(index, self._header, "character-lost")
        if _MOJIBAKE.search(shown):
            notes.warn(index, self._header, "mojibake")
        if any(unicodedata.category(mark) == "Co" for mark in shown):
            notes.warn(index, self._header, "private-character")
        return shown.strip()

    def _hidden(self, value: str, index: int, notes: Notes) -> None:
        code = (
            "control-characters"
            if any(unicodedata.category(mark) == "Cc" for mark in value)
            else "hidden-characters"
        )
        (notes.refuse if self._key else notes.warn)(index, self._header, code)


class NameField:
    """
    The contract name (契約名義), without which nobody can be verified.

    Args:
        header: the column's header, for problems.
    """

    def __init__(self, header: str) -> None:
        self._header = header
        self._text = TextField(header, key=True)

    def convert(self, cells: Sequence[Cell], notes: Notes) -> list[str]:
        """Return the names; a row without one is refused."""
        values = self._text.convert(cells, notes)
        # Nearly every name begins with a letter: the few other beginnings say where to look.
        first = [value[:1] for value in values]
        odd = {mark for mark in set(first) if not mark.isalpha()}
        for index in [index for index, mark in enumerate(first) if mark in odd] if odd else ():
            if index not in notes.refused:
                self._check(values[index], index, notes)
        if any(map("".join(values).__contains__, _INSTEAD)):
            for index in [index for index, value in enumerate(values) if _LOST.search(value)]:
                notes.warn(index, self._header, "character-lost")
        return values

    def _check(self, value: str, index: int, notes: Notes) -> None:
        if FORMULA_ERROR.fullmatch(value):
            notes.refuse(index, self._header, "formula-error")
        elif value.startswith("="):
            notes.refuse(index, self._header, "formula-in-key")
        elif not any(map(str.isalnum, value)):
            notes.refuse(index, self._header, "name-missing")
        elif not any(map(str.isalpha, value)):
            notes.warn(index, self._header, "name-unusual")


def _is_said(values: Sequence[str], joined: str) -> bool:
    """Whether every filled cell says something: neither NULL nor #N/A."""
    return NOTHING.isdisjoint(values) and "#" not in joined


def is_plain(text: str) -> bool:
    """Whether `text` has nothing but ordinary visible characters and spaces."""
    if not text.replace(_WIDE, " ").isprintable():
        return False
    if text.isascii() or not any(mark in text for mark in _SUSPECT_STARTS):
        return True
    return not _SUSPECT.search(text)


def _visible(mark: str) -> str:
    if mark == _WIDE or mark in _LINE_BREAKS:
        return mark
    category = unicodedata.category(mark)
    if category == "Zs":
        return " "
    return "" if category in {"Cc", "Cf", "Cs"} else mark

"""Columns with few values: voltage, party, case, items, dates."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date

from callassist.domain.roster import Party, Voltage
from callassist.rosterfiles.cells import NOTHING, Cell, texts_of
from callassist.rosterfiles.notes import Notes

VOLTAGES = {
    "低圧": Voltage.LOW.value,
    "高圧": Voltage.HIGH.value,
    "特別高圧": Voltage.EXTRA_HIGH.value,
    "特別高圧特高": Voltage.EXTRA_HIGH.value,
    "特高": Voltage.EXTRA_HIGH.value,
}
PARTIES = {
    "需要家": Party.CONSUMER.value,
    "需要者": Party.CONSUMER.value,
    "発電者": Party.GENERATOR.value,
    "発電": Party.GENERATOR.value,
}
CASES = {
    **dict.fromkeys(("1", "C1", "C-1", "C(1)", "(1)"), "①"),
    **dict.fromkeys(("2", "C2", "C-2", "C(2)", "(2)"), "②"),
}
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_ERAS |= {"M": 1867, "T": 1911, "S": 1925, "H": 1988, "R": 2018}
_AFTER = (
    r"(?:\s*\([月火水木金土日](?:曜日?)?\))?"
    r"(?:[ T][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?"
)
"""Day of the week and time of day change nothing about the date."""
_WESTERN = re.compile(
    r"([12][0-9]{3})(?:[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?|([0-9]{2})([0-9]{2}))" + _AFTER
)
_JAPANESE = re.compile(
    r"(明治|大正|昭和|平成|令和|[MTSHR])\s*([0-9]{1,2}|元)[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?"
    + _AFTER
)
_PADDED = re.compile(r"(?<=[年月/.])\s+|\s+(?=[年月日])")
_SEPARATORS = re.compile(r"[、,，;；/／|\n]|・")
_MOST_REMEMBERED = 10_000


class ChoiceField:
    """
    A column whose cells repeat: each distinct text is understood once.

    Args:
        header: the column's header, for problems.
        read: text → (value, code of the warning or "").
    """

    def __init__(self, header: str, read: Callable[[str], tuple[str, str]]) -> None:
        self._header = header
        self._read = read
        self._known: dict[str, str] = dict.fromkeys(("", *NOTHING), "")
        self._doubtful: dict[str, tuple[str, str]] = {}

    def convert(self, cells: Sequence[Cell], notes: Notes) -> list[str]:
        """Return the values; what is not recognised becomes "" with a warning."""
        values = texts_of(cells)
        try:
            return list(map(self._known.__getitem__, values))
        except KeyError:
            return [self._one(value, index, notes) for index, value in enumerate(values)]

    def _one(self, text: str, index: int, notes: Notes) -> str:
        if text in self._known:
            return self._known[text]
        value, code = self._doubtful.get(text) or self._read(text)
        if code:
            notes.warn(index, self._header, code)
        memory = self._doubtful if code else self._known
        if len(memory) < _MOST_REMEMBERED:
            memory[text] = (value, code) if code else value  # type: ignore[assignment]  # one of two dicts
        return value


def one_of(values: dict[str, str], code: str) -> Callable[[str], tuple[str, str]]:
    """Return a reader that knows `values` by their folded text and warns with `code`."""

    def read(text: str) -> tuple[str, str]:
        value = values.get(_folded(text), "")
        return value, "" if value else code

    return read


def read_date(text: str) -> tuple[str, str]:
    """Return the ISO date a text says, western or by era; without a year it says none."""
    folded = _PADDED.sub("", unicodedata.normalize("NFKC", text).strip())
    western = _WESTERN.fullmatch(folded)
    japanese = _JAPANESE.fullmatch(folded.upper())
    if western:
        year, month, day = (int(part) for part in western.groups() if part)
    elif japanese:
        year = _ERAS[japanese[1]] + (1 if japanese[2] == "元" else int(japanese[2]))
        month, day = int(japanese[3]), int(japanese[4])
    else:
        return "", "date-unreadable"
    try:
        return date(year, month, day).isoformat(), ""
    except ValueError:
        return "", "date-unreadable"


def items_reader(known: frozenset[str]) -> Callable[[str], tuple[str, str]]:
    """
    Return a reader of lists of leaked items (漏洩項目).

    Labels may themselves hold a separator, so the longest known label is taken first.

    Args:
        known: labels and aliases of the content pack; empty keeps what the file says.
    """
    by_key = {_folded(label): label for label in sorted(known)}
    longest = max(map(len, by_key), default=0)

    def read(text: str) -> tuple[str, str]:
        parts = [part for part in _parts(text, by_key, longest) if part]
        kept = [by_key.get(_folded(part), "" if known else part) for part in parts]
        lost = not all(kept)
        return "、".join(dict.fromkeys(filter(None, kept))), "item-unknown" if lost else ""

    return read


def _parts(text: str, by_key: dict[str, str], longest: int) -> list[str]:
    """Cut a list at its separators, but never inside a known label."""
    pieces = [piece.strip(" 　「」『』【】[]\"'") for piece in _SEPARATORS.split(text)]
    joined: list[str] = []
    start = 0
    while start < len(pieces):
        end = _longest_label(pieces, start, by_key, longest)
        joined.append("".join(pieces[start:end]))
        start = end
    return joined


def _longest_label(pieces: list[str], start: int, by_key: dict[str, str], longest: int) -> int:
    """Return the end of the longest run of pieces from `start` that makes a known label."""
    best, run = start + 1, ""
    for end in range(start + 1, len(pieces) + 1):
        run += _folded(pieces[end - 1])
        if len(run) > longest:
            break
        if run in by_key:
            best = end
    return best


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).upper()
    return re.sub(r"[\s、,;/|・「」『』]+", "", plain)

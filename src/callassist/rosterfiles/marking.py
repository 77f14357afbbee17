"""Marks of rows, found in the bytes of an xlsx sheet on the pass that counts its rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from callassist.rosterfiles.rowmarks import RowMarks
from callassist.rosterfiles.sharedtexts import STRUCK_RUN, words_in

_HIDDEN_ROW = re.compile(
    rb"<(?:\w+:)?row\b(?=[^>]*?\s(?:hidden=\"(?:1|true)\"|ht=\"0\"))[^>]*?\sr=\"([0-9]+)\""
)
_HIDDEN_COLUMN = re.compile(rb"<(?:\w+:)?col\b(?=[^>]*?\shidden=\"(?:1|true)\")[^>]*>")
_MIN, _MAX = re.compile(rb"\smin=\"([0-9]+)\""), re.compile(rb"\smax=\"([0-9]+)\"")
_MOST_COLUMNS = 16_384
_CELL = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br=\"([A-Z]{1,3})([0-9]{1,7})\"[^>]*>")
_SHARED = re.compile(
    rb"<(?:\w+:)?c\s(?=[^>]*?\bt=\"s\")[^>]*?\br=\"([A-Z]{1,3})([0-9]{1,7})\"[^>]*>"
    rb"\s*<(?:\w+:)?v>([0-9]+)<"
)
_LONGEST_CELL = 2_000
"""Bytes within which a cell's tag stands before its text; a cell cut in two is found again."""


@dataclass(frozen=True, slots=True)
class Watched:
    """
    What to look for in the sheets of one workbook, gathered from the parts they share.

    Args:
        fills: style → colour.
        struck: styles struck through.
        struck_texts: shared texts struck through → whether as a whole.
        words: shared texts that say that a row no longer counts → the word.
        with_words: whether words are looked for.
    """

    fills: Mapping[int, str] = field(default_factory=dict)
    struck: frozenset[int] = frozenset()
    struck_texts: Mapping[int, bool] = field(default_factory=dict)
    words: Mapping[int, str] = field(default_factory=dict)
    with_words: bool = False


class SheetMarks:
    """
    Gathers the marks of one sheet from its bytes.

    A byte that rows without a mark hardly have says where to look closer, so that these cost next
    to nothing.

    Args:
        watched: what to look for.
    """

    def __init__(self, watched: Watched) -> None:
        self.marks = RowMarks()
        self._watched = watched
        styles = sorted({*watched.fills, *watched.struck})
        tokens = b"|".join(str(style).encode() for style in styles)
        self._styled = (
            re.compile(
                rb"\br=\"([A-Z]{1,3})([0-9]{1,7})\"(?=[^>]*?\ss=\"(" + tokens + rb")\")[^>]*[^/>]>"
            )
            if styles
            else None
        )
        self._tokens = [b' s="%d"' % style for style in styles]
        self._texts = {*watched.struck_texts, *watched.words}
        self._rest = b""

    def feed(self, body: bytes) -> None:
        """Look at bytes that end with a whole tag."""
        if b" r='" in body[:_LONGEST_CELL]:
            body = body.replace(b"'", b'"')
        if b"h" in body:
            self._look_for_hidden(body)
        if self._styled and any(token in body for token in self._tokens):
            self._look_for_styles(self._styled, body)
        rest, self._rest = self._rest, body[-_LONGEST_CELL:]
        if b"k" in body and b"strike" in body:
            self._look_for_runs(rest + body)
        if self._texts:
            self._look_for_texts(rest + body)
        if self._watched.with_words and not body.isascii():
            self._look_for_words(rest + body)

    def _look_for_hidden(self, body: bytes) -> None:
        if b'hidden="' in body or b' ht="0"' in body:
            self.marks.hidden.update(map(int, _HIDDEN_ROW.findall(body)))
            self.marks.hidden_columns += tuple(_hidden_columns(body))
        self.marks.filtered = self.marks.filtered or b"filterColumn" in body

    def _look_for_styles(self, styled: re.Pattern[bytes], body: bytes) -> None:
        for letters, number, style in styled.findall(body):
            row, kind = int(number), int(style)
            if kind in self._watched.fills:
                self.marks.fill(row, self._watched.fills[kind])
            if kind in self._watched.struck:
                self.marks.strike(row, position_of(letters))

    def _look_for_runs(self, joined: bytes) -> None:
        """Find texts in the cells themselves of which a part is struck through."""
        for found in STRUCK_RUN.finditer(joined):
            row, _ = _cell_before(joined, found.start())
            if row:
                self.marks.partly.add(row)

    def _look_for_texts(self, joined: bytes) -> None:
        for letters, number, text in _SHARED.findall(joined):
            if int(text) in self._texts:
                self._shared(int(number), position_of(letters), int(text))

    def _shared(self, row: int, position: int, text: int) -> None:
        if text in self._watched.words:
            self.marks.words[row, position] = self._watched.words[text]
        if self._watched.struck_texts.get(text):
            self.marks.strike(row, position)
        elif text in self._watched.struck_texts:
            self.marks.partly.add(row)

    def _look_for_words(self, joined: bytes) -> None:
        for at, word in words_in(joined):
            row, position = _cell_before(joined, at)
            if row:
                self.marks.words[row, position] = word


def _cell_before(joined: bytes, end: int) -> tuple[int, int]:
    """Return row and position of the cell whose text is at `end`, or zeros."""
    tags = _CELL.findall(joined, max(0, end - _LONGEST_CELL), end + 1)
    return (int(tags[-1][1]), position_of(tags[-1][0])) if tags else (0, 0)


def _hidden_columns(body: bytes) -> Iterator[int]:
    for tag in _HIDDEN_COLUMN.findall(body):
        first, last = _MIN.search(tag), _MAX.search(tag)
        if first and last:
            yield from range(int(first[1]) - 1, min(int(last[1]), _MOST_COLUMNS))


def position_of(letters: bytes) -> int:
    """Return the position from 0 of a column by its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1

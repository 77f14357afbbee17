"""Texts that the cells of a workbook share: which are struck through, which are a telling word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from callassist.rosterfiles.rowmarks import TRIGGERS, cancelling

STRUCK_RUN = re.compile(rb"<(?:\w+:)?strike(?:\s*/>|>|\s+val=\"(?:1|true)\")")
"""A part of a text whose font is struck through."""

_TRIGGER = re.compile(b"|".join(trigger.encode() for trigger in TRIGGERS))
_TABLE = re.compile(rb"<((?:[\w.-]+:)?)sst\b")
_RUN = re.compile(rb"<(?:\w+:)?r>")
_LETTERS = re.compile(rb"<(?:\w+:)?t(?:\s[^>]*)?>[^<]*\S[^<]*<")
_LONGEST_WORD = 60  # bytes
_LONGEST_TEXT = 2_000  # bytes in which a telling one stands


def start_of_text(first: bytes) -> bytes:
    """Return how a shared text begins, by the first bytes of the part: "<si" or with a prefix."""
    found = _TABLE.search(first)
    return b"<" + (found[1] if found else b"") + b"si"


def words_in(body: bytes) -> Iterator[tuple[int, str]]:
    """Yield place and word of the texts that say that a row no longer counts."""
    for found in _TRIGGER.finditer(body):
        start, end = body.rfind(b">", 0, found.start()) + 1, body.find(b"<", found.end())
        if end - start <= _LONGEST_WORD:
            word = cancelling(body[start:end].decode(errors="replace").strip())
            if word:
                yield start, word


class SharedTexts:
    """
    Finds the shared texts to look for in the sheets.

    The first look only says whether there are any; then a second one counts up to them.

    Args:
        with_words: whether words are looked for, too.
    """

    def __init__(self, *, with_words: bool) -> None:
        self.needed = False
        self._with_words = with_words
        self._rest = b""

    def feed(self, piece: bytes) -> None:
        """Take one piece on the first look."""
        rest, self._rest = self._rest, piece[-_LONGEST_TEXT:]
        if not self.needed:
            is_struck = b"k" in piece and STRUCK_RUN.search(rest + piece) is not None
            self.needed = is_struck or (self._with_words and any(words_in(rest + piece)))

    def found(self, stream: Iterator[bytes]) -> tuple[dict[int, bool], dict[int, str]]:
        """
        Take a second look.

        Returns:
            Number → whether it is struck through as a whole, of the texts that are; number → word.
        """
        struck: dict[int, bool] = {}
        words: dict[int, str] = {}
        for index, text in enumerate(_texts(stream)):
            if b"k" in text and STRUCK_RUN.search(text):
                runs = [run for run in _RUN.split(text)[1:] if _LETTERS.search(run)]
                struck[index] = all(map(STRUCK_RUN.search, runs))
            elif self._with_words and (word := next(words_in(text), None)):
                words[index] = word[1]
        return struck, words


def _texts(stream: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the bytes of each shared text."""
    rest, start = b"", b""
    for piece in stream:
        rest += piece
        start = start or start_of_text(rest)
        before, *whole = rest.split(start)
        rest = start + whole.pop() if whole else before
        yield from whole
    if start and rest.startswith(start):
        yield rest

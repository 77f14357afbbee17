"""Names cut into the pieces that the full text holds, and the questions to it."""

from __future__ import annotations

from functools import cache, reduce
from operator import add, or_

_MARKS = 47  # bits: as many as six bytes of the database hold


def grams(key: str) -> str:
    """Return each character and each two neighbours of a key, separated by spaces."""
    return " ".join([*key, *map(add, key, key[1:])])


def marks_of(text: str) -> int:
    """
    Return a set of bits that tells most texts apart that do not hold the same characters.

    A row can hold what was typed only where it has every bit of it; checking that beside the
    digits spares most look-ups of rows when both a number and a name are given.
    """
    return reduce(or_, map(_mark, text), 0)


@cache
def _mark(sign: str) -> int:
    return 1 << (ord(sign) * 0x9E37 % 65521 % _MARKS)


def question(typed: str) -> tuple[str, str]:
    """
    Return which full text to ask for rows that hold `typed`, and the question.

    Both answer exactly: up to two characters are one token, more are a phrase of trigrams.
    """
    quoted = '"' + typed.replace('"', '""') + '"'
    return ("grams" if len(typed) <= _LONGEST_GRAM else "trigrams"), quoted


_LONGEST_GRAM = 2

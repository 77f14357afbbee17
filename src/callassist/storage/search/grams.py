"""Names cut into the pieces that the full text holds, and the questions to it."""

from __future__ import annotations

from operator import add

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
    marks = 0
    for code in {*map(ord, text)}:
        marks |= 1 << (code * 0x9E37 % 65521 % _MARKS)
    return marks


def question(typed: str) -> tuple[str, str]:
    """
    Return which full text to ask for rows that hold `typed`, and the question.

    Both answer exactly: up to two characters are one token, more are a phrase of trigrams.
    """
    quoted = '"' + typed.replace('"', '""') + '"'
    return ("grams" if len(typed) <= _LONGEST_GRAM else "trigrams"), quoted


_LONGEST_GRAM = 2

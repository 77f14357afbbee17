"""Which words stand readable in bytes that ought to be encrypted."""

from __future__ import annotations

from collections.abc import Iterable

ENCODINGS = ("utf-8", "cp932", "utf-16-le", "utf-16-be")  # rosters come in these
# Four given bytes turn up by chance in one of a thousand files of encrypted pages, six in none.
SHORTEST = 6


def legible(content: bytes, words: Iterable[str]) -> list[tuple[str, str]]:
    """
    Return which words can be read in which encoding.

    Args:
        content: the bytes of a file, or of several one after the other.
        words: what may not be found; every one of six bytes or more in every encoding.

    Returns:
        Word and encoding of everything found.
    """
    needles = [(word, encoding, word.encode(encoding)) for word in words for encoding in ENCODINGS]
    short = [word for word, _, needle in needles if len(needle) < SHORTEST]
    assert [] == short, "encrypted bytes contain these by chance"
    return [(word, encoding) for word, encoding, needle in needles if needle in content]

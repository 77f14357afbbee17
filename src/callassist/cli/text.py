"""Text as it comes from outside: any bytes at all, one answer a line."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from callassist.domain.errors import RefusedError

BOM = b"\xef\xbb\xbf"


def argument_or_input(text: str) -> str:
    """Return an argument, or standard input's text where the argument is "-"."""
    return decoded(sys.stdin.buffer.read().removeprefix(BOM)) if text == "-" else printable(text)


def lines_of(source: str) -> Iterator[str]:
    """
    Stream the lines of a file, or of standard input where it is "-".

    A file of a million lines is no reason to hold them all, and a line that is no UTF-8 has its
    answer like any other: what cannot be decoded is found nowhere.

    Raises:
        RefusedError: there is no such file, or it cannot be read.
    """
    if source == "-":
        yield from _lines(sys.stdin.buffer)
        return
    try:
        with Path(source).open("rb") as lines:
            yield from _lines(lines)
    except OSError:
        raise RefusedError("file-unreadable") from None


def decoded(line: bytes) -> str:
    """Return bytes as text without its line's end; what is no UTF-8 becomes U+FFFD."""
    return line.rstrip(b"\r\n").decode("utf-8", "replace")


def printable(text: str) -> str:
    """Return an argument without the lone surrogates that stand for undecodable bytes."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def _lines(source: Iterable[bytes]) -> Iterator[str]:
    for number, line in enumerate(source):
        yield decoded(line if number else line.removeprefix(BOM))

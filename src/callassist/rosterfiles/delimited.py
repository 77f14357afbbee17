"""Text files: records of a .csv or .tsv, streamed in constant memory."""

from __future__ import annotations

import csv
import io
import re
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice

from callassist.domain.errors import RefusedError
from callassist.rosterfiles.headers import fold, synonyms
from callassist.rosterfiles.source import Source

LARGEST_CELL = 1_100_000
"""
Characters of one cell that are still read: a cell too long for a spreadsheet is refused with its
row, a quotation mark that is never closed would take the rest of the file into memory.
"""
MOST_LINES = 200
"""Lines one record may span; more means that a quotation mark was never closed."""

_DELIMITERS = ",\t;|"
_SNIFFED_LINES = 50

Record = list[str]


def records(source: Source, encoding: str, batch: int) -> Iterator[list[Record]]:
    """
    Yield every record of the file, empty ones too, in batches.

    Args:
        source: the file.
        encoding: in which every byte of it makes sense.
        batch: records at once.

    Raises:
        RefusedError: a quotation mark is never closed, or a cell is beyond all measure.
    """
    csv.field_size_limit(LARGEST_CELL)
    with _text(source, encoding) as stream:
        sample = list(islice(stream, _SNIFFED_LINES))
    delimiter, is_guarded = _delimiter(sample), any(map(_GUARDED.search, sample))
    with _text(source, encoding) as stream:
        reader = csv.reader(stream, delimiter=delimiter, skipinitialspace=True)
        start = before = 0
        last: Record = []
        try:
            while taken := list(islice(reader, batch)):
                _check_spans(taken, start, reader.line_num)
                before, start, last = start, reader.line_num, taken[-1]
                yield [list(map(_unguarded, one)) for one in taken] if is_guarded else taken
        except csv.Error:
            raise RefusedError("quote-unclosed", line=start + 1) from None
    if any("\n" in cell for cell in last):
        with _text(source, encoding) as stream:
            _check_end(islice(stream, before, None), delimiter, before)


def is_unseparated(first: Sequence[Record]) -> bool:
    """Whether the first records are lines whose headers only spaces or wide commas part."""
    lines = [record[0] for record in first if len(record) == 1]
    return len(lines) == sum(map(bool, first)) and any(map(_parts_headers, lines))


def _parts_headers(line: str) -> bool:
    words = re.split(r"[\s\u3000，、]+", line[:_LONGEST_HEADER_LINE])
    return sum(fold(word) in synonyms().field_of for word in words) > 1


_LONGEST_HEADER_LINE = 1_000


def _unguarded(cell: str) -> str:
    """Return what a system put into ="…" or behind a ' so that Excel leaves its zeros alone."""
    return _GUARD.sub(r"\1\2", cell)


_GUARD = re.compile(r"\A\s*(?:=\"([^\"]*)\"|'([A-Za-z]?[0-9-]+))\s*\Z")
_GUARDED = re.compile(r"=\"|(?<![^,\t;|\"])'[A-Za-z]?[0-9]")


def _text(source: Source, encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(source.open(), encoding=encoding, newline="")


def _check_spans(taken: list[Record], start: int, end: int) -> None:
    if end - start <= len(taken) + MOST_LINES:
        return
    for record in taken:
        if sum(cell.count("\n") for cell in record) > MOST_LINES:
            raise RefusedError("quote-unclosed", line=start + 1)


def _check_end(lines: Iterator[str], delimiter: str, start: int) -> None:
    """Refuse a file that ends inside a quotation: its last record swallowed the lines after it."""
    try:
        reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True, strict=True)
        deque(reader, maxlen=0)
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise RefusedError("quote-unclosed", line=start + 1) from None


def _delimiter(lines: list[str]) -> str:
    """Return what separates the cells: the sniffer's word on whole lines, else the commonest."""
    sample = "".join(lines)
    try:
        return csv.Sniffer().sniff(sample, delimiters=_DELIMITERS).delimiter
    except csv.Error:
        return max(_DELIMITERS, key=sample.count)

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
                if reader.line_num - start > len(taken):
                    _check_spans(taken, delimiter, start)
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


def _check_spans(taken: list[Record], delimiter: str, start: int) -> None:
    """Refuse records over too many lines, or over lines that are records themselves."""
    for record in taken:
        lines = 1 + sum(map(_line_breaks, record))
        if lines > MOST_LINES or (lines > 1 and _swallows(record, delimiter)):
            raise RefusedError("quote-unclosed", line=start + 1)
        start += lines


def _line_breaks(cell: str) -> int:
    return len(_LINE_BREAK.findall(cell))


def _swallows(record: Record, delimiter: str) -> bool:
    """
    Whether a line within a cell begins as the record does, and goes on with other cells.

    Two stray quotation marks take what stands between them for one cell: whole people.
    """
    kind = _outline(re.split(f"[{re.escape(delimiter)}\r\n]", record[0], maxsplit=1)[0])
    for line in (line for cell in record for line in _LINE_BREAK.split(cell)[1:]):
        first, *others = line.split(delimiter)
        fewest = 1 if len(first) >= _LONG or len(record) < _FEW else 2
        if len(others) >= fewest and _outline(first) == kind:
            return True
    return False


_LONG, _FEW = 5, 3
_LINE_BREAK = re.compile(r"\r\n|\r|\n")


def _outline(cell: str) -> str:
    """Return a cell with its digits and letters made alike: A0012345 → a0."""
    return re.sub("[A-Za-z]+", "a", re.sub("[0-9]+", "0", cell.strip(' "')))


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

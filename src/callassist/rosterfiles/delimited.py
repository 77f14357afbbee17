"""Text files: records of a .csv or .tsv, streamed in constant memory."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import islice

from callassist.domain.errors import RefusedError
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
        delimiter = _delimiter(list(islice(stream, _SNIFFED_LINES)))
    with _text(source, encoding) as stream:
        reader = csv.reader(stream, delimiter=delimiter)
        start = 0
        try:
            while taken := list(islice(reader, batch)):
                _check_spans(taken, start, reader.line_num)
                if len(taken) < batch:
                    _check_end(source, encoding, delimiter, start, taken[-1])
                start = reader.line_num
                yield taken
        except csv.Error:
            raise RefusedError("quote-unclosed", line=start + 1) from None


def _text(source: Source, encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(source.open(), encoding=encoding, newline="")


def _check_spans(taken: list[Record], start: int, end: int) -> None:
    if end - start <= len(taken) + MOST_LINES:
        return
    for record in taken:
        if sum(cell.count("\n") for cell in record) > MOST_LINES:
            raise RefusedError("quote-unclosed", line=start + 1)


def _check_end(source: Source, encoding: str, delimiter: str, start: int, last: Record) -> None:
    """Refuse a file that ends inside a quotation: its last record swallowed the lines after it."""
    if not any("\n" in cell for cell in last):
        return
    with _text(source, encoding) as stream:
        try:
            for _ in csv.reader(islice(stream, start, None), delimiter=delimiter, strict=True):
                pass
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

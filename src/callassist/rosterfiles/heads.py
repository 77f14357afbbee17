"""The first rows of a workbook, without reading the rest: a workbook cut short, in memory."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO

from callassist.rosterfiles.archive import SheetCount, pieces, whole_tags
from callassist.rosterfiles.options import MEBIBYTE
from callassist.rosterfiles.sharedtexts import start_of_text
from callassist.rosterfiles.source import Source

_STRINGS = re.compile(r"xl/sharedStrings\.xml", re.IGNORECASE)
_NEEDED = re.compile(
    r"\[Content_Types\]\.xml|(?:xl/)?_rels/[^/]*\.rels|xl/(?:workbook|styles)\.xml", re.IGNORECASE
)
_STRING_INDEX = re.compile(rb"<(?:\w+:)?c\s[^>]*?\bt=[\"']s[\"'][^>]*>\s*<(?:\w+:)?v>([0-9]{1,9})<")
_LARGEST_PART = 64 * MEBIBYTE


def head(source: Source, counts: Mapping[str, SheetCount], rows: int) -> Source:
    """
    Return a workbook with the first rows of every sheet and the texts they need.

    The same library reads it, so that a cell is understood as it will be later; but it lays out
    neither a million rows nor their texts.

    Args:
        source: a workbook that was inspected.
        counts: member → count of its sheets.
        rows: how many rows of each sheet to keep.
    """
    cut, wanted = BytesIO(), set[int]()
    with (
        source.open() as stream,
        zipfile.ZipFile(stream) as old,
        zipfile.ZipFile(cut, "w", zipfile.ZIP_STORED) as new,
    ):
        for member, count in counts.items():
            body = b"".join(_first_rows(pieces(old, member), count.prefix, rows))
            wanted.update(map(int, _STRING_INDEX.findall(body)))
            new.writestr(member, body)
        for one in old.infolist():
            if _STRINGS.fullmatch(one.filename):
                texts = _texts(pieces(old, one.filename), wanted)
                new.writestr(one.filename, b"".join(texts))
            elif _NEEDED.fullmatch(one.filename) and one.file_size < _LARGEST_PART:
                new.writestr(one.filename, old.read(one))
    return Source(None, cut.getvalue())


def _first_rows(stream: Iterator[bytes], prefix: bytes, most: int) -> Iterator[bytes]:
    """Yield a sheet up to its last wanted row, and close it."""
    row = re.compile(rb"<" + re.escape(prefix) + rb"row\b(?:[^>]*?\sr=[\"']([0-9]+)[\"'])?")
    seen = 0
    for body in whole_tags(stream):
        for found in row.finditer(body):
            seen += 1
            if seen > most or int(found[1] or seen) > most:
                yield body[: found.start()]
                yield b"</" + prefix + b"sheetData></" + prefix + b"worksheet>"
                return
        yield body


def _texts(stream: Iterator[bytes], wanted: set[int]) -> Iterator[bytes]:
    """Yield the shared texts up to the last wanted one; those between say nothing."""
    last, before, rest, start = max(wanted, default=-1), 0, b"", b""
    for piece in stream:
        rest += piece
        start = start or start_of_text(rest)
        cut = rest.rfind(start)
        if cut <= 0:
            continue
        body, rest = rest[:cut], rest[cut:]
        held = body.count(start)
        kept = not before or not wanted.isdisjoint(range(before, before + held))
        yield body if kept else _nothing(start) * held
        before += held
        if before > last:
            yield b"</" + start[1:-2] + b"sst>"
            return
    yield rest


def _nothing(start: bytes) -> bytes:
    prefix = start[1:-2]
    return b"<%bsi><%bt></%bt></%bsi>" % (prefix, prefix, prefix, prefix)

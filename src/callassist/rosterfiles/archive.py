"""
Workbook archives, counted before any spreadsheet library opens them.

One pass unzips every member in pieces: it stops bombs while they are still small, finds document
type declarations, and counts the rows of every sheet without the library that will read them.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from callassist.domain.errors import RefusedError
from callassist.rosterfiles.options import MEBIBYTE, Limits
from callassist.rosterfiles.source import Source

_PIECE = MEBIBYTE
_SMALL = 64 * MEBIBYTE  # up to here the ratio says nothing: an empty styled sheet zips 500 : 1
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_WIDE_DECLARATION = re.compile(rb"<\x00?!\x00?D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E", re.IGNORECASE)
_SHEET = re.compile(r"xl/(?:worksheets|chartsheets)/[^/]+\.xml", re.IGNORECASE)
_PREFIX = re.compile(rb"<(?:([A-Za-z_][\w.-]*):)?worksheet\b")
_ROW_NUMBER = re.compile(rb"\br=[\"']([0-9]+)[\"']")
_DIMENSION = re.compile(rb"<(?:\w+:)?dimension\b[^>]*ref=[\"'][A-Z]+[0-9]+:([A-Z]+)([0-9]+)[\"']")


@dataclass(frozen=True, slots=True)
class SheetCount:
    """
    What the bytes of one sheet say, without any spreadsheet library.

    Args:
        rows: row elements.
        last: number of the last row element as Excel shows it.
        formulas: elements that may be formulas; none for certain where it is 0.
        area: cells of the rectangle the sheet claims to fill; 0 where it claims none.
        prefix: namespace prefix of the sheet's elements, with its colon.
        errors: marks of cells whose formula failed; none for certain where it is 0.
        formula_cells: (row number, position) of the formulas, where the format's records tell.
    """

    rows: int = 0
    last: int = 0
    formulas: int = 0
    area: int = 0
    prefix: bytes = b""
    errors: int = 0
    formula_cells: frozenset[tuple[int, int]] = frozenset()


def inspect(source: Source, limits: Limits) -> dict[str, SheetCount]:
    """
    Unzip every member once, in pieces, and count.

    Args:
        source: a workbook that is a zip archive.
        limits: how many members and bytes are still a roster.

    Returns:
        Member name → count, for the sheets of an xlsx workbook.

    Raises:
        RefusedError: a bomb, a document type declaration, encryption, or damage.
    """
    counts: dict[str, SheetCount] = {}
    unzipped = 0
    with source.open() as stream, zipfile.ZipFile(stream) as archive:
        members = archive.infolist()
        if len(members) > limits.members or _declared(members) > limits.unzipped_bytes:
            raise RefusedError("file-unpacks-too-large")
        for member in members:
            if member.flag_bits & 1:
                raise RefusedError("file-encrypted")
            counter = _SheetCounter() if _SHEET.fullmatch(member.filename) else None
            unzipped += _walk(archive, member, limits, unzipped, counter)
            if counter:
                counts[member.filename] = counter.result()
    return counts


def _declared(members: list[zipfile.ZipInfo]) -> int:
    return sum(member.file_size for member in members)


def _walk(
    archive: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    limits: Limits,
    before: int,
    counter: _SheetCounter | None,
) -> int:
    size, is_xml = 0, member.filename.lower().endswith((".xml", ".rels", ".vml"))
    allowed = max(_SMALL, limits.ratio * max(1, member.compress_size))
    for piece in pieces(archive, member.filename):
        size += len(piece)
        if size > allowed or before + size > limits.unzipped_bytes:
            raise RefusedError("file-unpacks-too-large")
        if is_xml and _declares(piece, first=size <= _PIECE):
            raise RefusedError("file-declares-entities")
        if counter:
            counter.feed(piece)
    return size


def _declares(piece: bytes, *, first: bool) -> bool:
    """Whether a piece of a member, in any encoding of XML, declares a document type."""
    if first and _WIDE_DECLARATION.search(piece[:_PROLOGUE]):
        return True
    return b"<!" in piece and _DECLARATION.search(piece) is not None


_PROLOGUE = 65_536


def pieces(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """
    Yield the unzipped bytes of one member, a piece at a time.

    Raises:
        RefusedError: the member is damaged.
    """
    try:
        with archive.open(name) as stream:
            while piece := stream.read(_PIECE):
                yield piece
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise RefusedError("file-damaged") from error


def whole_tags(stream: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the same bytes cut only before a "<", so that no tag is cut in two."""
    rest = b""
    for piece in stream:
        joined = rest + piece
        cut = joined.rfind(b"<")
        if cut <= 0:
            rest = joined
            continue
        yield joined[:cut]
        rest = joined[cut:]
    yield rest


class _SheetCounter:
    """Counts the rows and formulas of a sheet from its bytes."""

    def __init__(self) -> None:
        self._rest = b""
        self._count = SheetCount()
        self._started = False
        self._last_row = b""

    def feed(self, piece: bytes) -> None:
        """Count one piece; a tag cut in two waits for the next."""
        joined = self._rest + piece
        cut = joined.rfind(b"<")
        if cut <= 0:
            self._rest = joined
            return
        self._rest = joined[cut:]
        self._add(joined[:cut])

    def _add(self, body: bytes) -> None:
        if not self._started:
            self._start(body)
        row = b"<" + self._count.prefix + b"row"
        rows = body.count(row) - body.count(row + b"B")  # rowBreaks come after the rows
        formulas = body.count(b"<" + self._count.prefix + b"f")
        if rows:
            last = body.rfind(row)
            self._last_row = body[last : last + _LONGEST_TAG]
        self._count = replace(
            self._count,
            rows=self._count.rows + rows,
            formulas=self._count.formulas + formulas,
            errors=self._count.errors + body.count(b't="e"') + body.count(b"t='e'"),
        )

    def _start(self, body: bytes) -> None:
        self._started = True
        found = _PREFIX.search(body)
        prefix = found[1] + b":" if found and found[1] else b""
        dimension = _DIMENSION.search(body[:_PROLOGUE])
        area = _column(dimension[1]) * int(dimension[2]) if dimension else 0
        self._count = replace(self._count, prefix=prefix, area=area)

    def result(self) -> SheetCount:
        """Return the counts after the last piece."""
        self._add(self._rest)
        self._rest = b""
        tag = self._last_row.partition(b">")[0]
        number = _ROW_NUMBER.search(tag)
        return replace(self._count, last=int(number[1]) if number else self._count.rows)


_LONGEST_TAG = 400


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number

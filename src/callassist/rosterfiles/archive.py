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
from dataclasses import dataclass, field, replace
from typing import Protocol

from callassist.domain.errors import RefusedError
from callassist.rosterfiles.marking import SheetMarks, Watched, position_of
from callassist.rosterfiles.options import MEBIBYTE, Limits
from callassist.rosterfiles.rowmarks import RowMarks
from callassist.rosterfiles.sharedtexts import SharedTexts
from callassist.rosterfiles.source import Source
from callassist.rosterfiles.styles import StyleReader, ThemeReader

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
        error_cells: the same of the formulas that failed.
        marks: what rows bear that is no value.
    """

    rows: int = 0
    last: int = 0
    formulas: int = 0
    area: int = 0
    prefix: bytes = b""
    errors: int = 0
    formula_cells: frozenset[tuple[int, int]] = frozenset()
    error_cells: frozenset[tuple[int, int]] = frozenset()
    marks: RowMarks = field(default_factory=RowMarks, repr=False, compare=False)


def inspect(source: Source, limits: Limits, *, words: bool = False) -> dict[str, SheetCount]:
    """
    Unzip every member once, in pieces, and count.

    Args:
        source: a workbook that is a zip archive.
        limits: how many members and bytes are still a roster.
        words: whether to look for cells that say that their row no longer counts.

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
        shared = _SharedParts(archive, words=words)
        # What the sheets share says what to look for in them.
        for member in sorted(members, key=lambda one: _rank(one.filename)):
            if member.flag_bits & 1:
                raise RefusedError("file-encrypted")
            taker = shared.taker(member.filename)
            unzipped += _walk(archive, member, limits, unzipped, taker)
            if isinstance(taker, _SheetCounter):
                counts[member.filename] = taker.result()
    return counts


_SHARED = ("xl/theme/theme1.xml", "xl/styles.xml", "xl/sharedstrings.xml")


def _rank(name: str) -> int:
    return _SHARED.index(name.lower()) if name.lower() in _SHARED else len(_SHARED)


class _Taker(Protocol):
    """Looks at a member while it is unzipped."""

    def feed(self, piece: bytes) -> None:
        """Take one piece."""


class _SharedParts:
    """What the sheets of a workbook share: colours, styles, texts."""

    def __init__(self, archive: zipfile.ZipFile, *, words: bool) -> None:
        self._archive = archive
        self._with_words = words
        self._theme = ThemeReader()
        self._styles = StyleReader()
        self._texts = SharedTexts(with_words=words)
        self._texts_name = ""
        self._watched: Watched | None = None

    def taker(self, name: str) -> _Taker | None:
        """Return who looks at a member; the shared ones come first."""
        if _SHEET.fullmatch(name):
            self._watched = self._watched or self._gathered()
            return _SheetCounter(self._watched)
        rank = _rank(name)
        if rank == 1:
            self._styles = StyleReader(self._theme.colours)
        self._texts_name = name if rank == _TEXTS else self._texts_name
        return (self._theme, self._styles, self._texts, None)[rank]

    def _gathered(self) -> Watched:
        struck, words = (
            self._texts.found(pieces(self._archive, self._texts_name))
            if self._texts.needed
            else ({}, {})
        )
        return Watched(self._styles.filled, self._styles.struck, struck, words, self._with_words)


_TEXTS = _SHARED.index("xl/sharedstrings.xml")


def _declared(members: list[zipfile.ZipInfo]) -> int:
    return sum(member.file_size for member in members)


def _walk(
    archive: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    limits: Limits,
    before: int,
    taker: _Taker | None,
) -> int:
    size, is_xml = 0, member.filename.lower().endswith((".xml", ".rels", ".vml"))
    allowed = max(_SMALL, limits.ratio * max(1, member.compress_size))
    for piece in pieces(archive, member.filename):
        size += len(piece)
        if size > allowed or before + size > limits.unzipped_bytes:
            raise RefusedError("file-unpacks-too-large")
        if is_xml and _declares(piece, first=size <= _PIECE):
            raise RefusedError("file-declares-entities")
        if taker:
            taker.feed(piece)
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
    """Counts the rows and formulas of a sheet from its bytes, and gathers its marks."""

    def __init__(self, watched: Watched) -> None:
        self._marks = SheetMarks(watched)
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
        rows = body.count(row)
        if b"k" in body:  # a letter that plain rows do not have is found ten times as fast
            rows -= body.count(row + b"B")  # rowBreaks come after the rows
        if rows:
            last = body.rfind(row)
            self._last_row = body[last : last + _LONGEST_TAG]
        self._count = replace(
            self._count,
            rows=self._count.rows + rows,
            formulas=self._count.formulas + self._formulas(body),
            errors=self._count.errors + body.count(b't="e"') + _errors_in_single(body),
        )
        self._marks.feed(body)

    def _formulas(self, body: bytes) -> int:
        return body.count(b"<" + self._count.prefix + b"f") if b"f" in body else 0

    def _start(self, body: bytes) -> None:
        self._started = True
        found = _PREFIX.search(body)
        prefix = found[1] + b":" if found and found[1] else b""
        dimension = _DIMENSION.search(body[:_PROLOGUE])
        area = (position_of(dimension[1]) + 1) * int(dimension[2]) if dimension else 0
        self._count = replace(self._count, prefix=prefix, area=area)

    def result(self) -> SheetCount:
        """Return the counts after the last piece."""
        self._add(self._rest)
        self._rest = b""
        tag = self._last_row.partition(b">")[0]
        number = _ROW_NUMBER.search(tag)
        last = int(number[1]) if number else self._count.rows
        return replace(self._count, last=last, marks=self._marks.marks)


def _errors_in_single(body: bytes) -> int:
    return body.count(b"t='e'") if b"'" in body else 0


_LONGEST_TAG = 400

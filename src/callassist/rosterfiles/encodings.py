"""The encoding of a text file: a strict chain, then what the text looks like."""

from __future__ import annotations

import codecs
import re
import unicodedata

from callassist.domain.errors import RefusedError, UsageError
from callassist.rosterfiles.headers import fold, synonyms
from callassist.rosterfiles.options import ReadOptions
from callassist.rosterfiles.source import Source

ALLOWED = (
    "utf-8", "utf-8-sig", "cp932", "shift_jis", "euc_jp", "utf-16", "utf-16-le", "utf-16-be",
    "iso2022_jp", "ascii",
)  # fmt: skip
"""Encodings a person may ask for; shift_jis is read as cp932, which has 髙, 﨑 and ①."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHAIN = ("utf-8", "cp932", "euc_jp")
_WIDE = ("utf-16-le", "utf-16-be")
_PIECE = 1024 * 1024
_SAMPLE = 256 * 1024
_LEAST_PLAUSIBLE = 0.9


def encoding_of(source: Source, options: ReadOptions) -> str:
    """
    Return the encoding in which every byte of the file makes sense.

    EUC-JP and UTF-16 without a mark decode as cp932 without an error, into other characters: an
    encoding in which a header of a roster can be read goes before one in which none can.

    Raises:
        UsageError: the encoding asked for is none we read.
        RefusedError: no encoding fits, or the one asked for does not.
    """
    if options.encoding:
        return _asked(source, options.encoding)
    head = source.head(_SAMPLE)
    for mark, name in _MARKS:
        if head.startswith(mark):
            return _strict(source, name)
    if b"\x1b$" in head or b"\x1b(" in head:
        return _strict(source, "iso2022_jp_ext")  # half-width kana too
    return _found(source, head, options)


def _asked(source: Source, encoding: str) -> str:
    try:
        name = codecs.lookup(encoding).name.replace("-jp", "_jp")
    except LookupError:
        name = ""
    if name not in {codecs.lookup(one).name.replace("-jp", "_jp") for one in ALLOWED}:
        raise UsageError("encoding-not-allowed", allowed=", ".join(ALLOWED))
    wide = {
        "utf-8": "utf-8-sig",
        "ascii": "utf-8-sig",
        "shift_jis": "cp932",
        "iso2022_jp": "iso2022_jp_ext",
    }
    return _strict(source, wide.get(name, name))


def _strict(source: Source, name: str) -> str:
    line = _broken_line(source, name)
    if line:
        raise RefusedError("encoding-broken", encoding=name, line=line)
    return name


def _found(source: Source, head: bytes, options: ReadOptions) -> str:
    marks = _header_marks(options)
    names = (*_WIDE, *_CHAIN) if b"\x00" in head else (*_CHAIN, *_WIDE)
    texts = {name: text for name in names if (text := _sample(head, name)) is not None}
    headed = [name for name, text in texts.items() if _has_header(text, marks)]
    for name in headed or _plausible(texts):
        if not _broken_line(source, name):
            return name
    guessed = _guessed(source, head)
    if guessed:
        return guessed
    for name in _CHAIN:  # that of its header is the file's, as far as it goes
        if _has_header(head.decode(name, errors="replace"), marks):
            return _strict(source, name)
    raise RefusedError("encoding-unknown")


def _plausible(texts: dict[str, str]) -> list[str]:
    return [name for name, text in texts.items() if likeness(text) > _LEAST_PLAUSIBLE]


def _guessed(source: Source, head: bytes) -> str:
    """Ask charset-normalizer, and believe it only for encodings that rosters come in; else ""."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - few files get here

    best = from_bytes(head, cp_isolation=list(ALLOWED)).best()
    if best is not None and likeness(str(best)) > _LEAST_PLAUSIBLE:
        name = codecs.lookup(best.encoding).name
        if not _broken_line(source, name):
            return name
    return ""


def _sample(head: bytes, name: str) -> str | None:
    """Return the decoded beginning of the file, up to its last whole character, or None."""
    try:
        return codecs.getincrementaldecoder(name)("strict").decode(head)
    except (UnicodeDecodeError, UnicodeError):
        return None


def _broken_line(source: Source, name: str) -> int:
    """Return the first line with a byte that makes no sense in an encoding, or 0."""
    decoder, line = codecs.getincrementaldecoder(name)("strict"), 1
    try:
        with source.open() as stream:
            while piece := stream.read(_PIECE):
                line += decoder.decode(piece).count("\n")
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        before = bytes(error.object[: error.start])
        return line + before.decode(name, errors="replace").count("\n")
    except UnicodeError:
        return line
    return 0


def _header_marks(options: ReadOptions) -> frozenset[str]:
    asked = {fold(header) for _, header in options.mapping}
    return frozenset({text for text in synonyms().field_of if len(text) > 1} | asked)


def _has_header(text: str, marks: frozenset[str]) -> bool:
    lines = text.splitlines()[:_HEADER_LINES]
    cells = {fold(cell.strip('" ')) for line in lines for cell in re.split("[,\t;|]", line)}
    return len(cells & marks) > 1


_HEADER_LINES = 30


def likeness(text: str) -> float:
    """
    Return how much of a text is what Japanese files are made of, from 0 to 1.

    Half-width kana beside kanji are what EUC-JP looks like when read as cp932; unassigned and
    private characters are what UTF-16 looks like in the wrong order.
    """
    other = [mark for mark in text[:_JUDGED] if not mark.isascii()]
    if not other:
        return 0.0 if "\x00" in text else 1.0
    judged = text[:_JUDGED]
    odd = sum(map(_is_odd, other)) + judged.count("\x00")
    mixed = len(_MIXED.findall(judged))
    return 1 - (odd + mixed) / len(other)


_JUDGED = 20_000
_MIXED = re.compile("[\uff61-\uff9f](?=[一-鿿])|[一-鿿](?=[\uff61-\uff9f])")


def _is_odd(mark: str) -> bool:
    if unicodedata.category(mark) in {"Cn", "Co", "Cc"}:
        return True
    name = unicodedata.name(mark, "")
    return not name.startswith(_USUAL)


_USUAL: tuple[str, ...] = (
    "CJK", "HIRAGANA", "KATAKANA", "HALFWIDTH", "FULLWIDTH", "IDEOGRAPHIC", "LATIN", "CIRCLED",
    "MULTIPLICATION", "BULLET", "REFERENCE MARK", "NUMERO", "LEFT", "RIGHT", "BLACK", "WHITE",
    "PARENTHESIZED", "ROMAN NUMERAL", "EM DASH", "HYPHEN", "MINUS", "VARIATION", "GETA",
    "HORIZONTAL", "EN DASH", "NO-BREAK", "SQUARE", "POSTAL", "WAVE", "PRIME", "RIGHTWARDS",
)  # fmt: skip

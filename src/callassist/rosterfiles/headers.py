"""Header cells and the fields they stand for."""

from __future__ import annotations

import hashlib
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from types import MappingProxyType

from rapidfuzz import fuzz, process

from callassist.domain.errors import UsageError
from callassist.domain.resources import resource
from callassist.domain.roster import RosterRow
from callassist.domain.rosterfile import FileKind

REQUIRED = ("reference", "name")
"""Fields without which a row is nobody's."""
FIELD_NAMES = frozenset(RosterRow._fields) - {"extra"}
NEAR = 84
"""Least likeness (0–100) of a header to a synonym; below it, 電話 and 電圧 begin to meet."""
LONGEST = 60
"""A longer cell is no header, and likeness takes time."""
NEAR_LENGTH = 4
"""Shorter headers differ from each other by a single character, so they match exactly or not."""

_BRACKETS = re.compile(r"[(\[{<〈《【「『](.*?)[)\]}>〉》】」』]")
_NOISE = re.compile(r"[\s※*■□◆●・:_.,、。#＊\-]+")
_KANA = re.compile(r"カナ|フリガナ|ヨミ|ルビ|読|KANA")
_ORDINAL = re.compile(r"^\s*(?:[(（]?[0-9０-９]{1,3}[.．:：_)）、\s]+|[①-⑳])(?=.*[^0-9０-９\s])")
"""Forms number their columns; a number alone is a header's second line."""
_ANOTHER = re.compile("旧|以前|変更前|前回|勤務|請求|代理|家族|担当")
"""In brackets: another one than the letter is about."""
_HONORIFIC = re.compile(r"(?:必須|任意|様|御中)$")


def required_of(kind: FileKind) -> tuple[str, ...]:
    """Return the fields without which a file of this kind cannot be read."""
    return ("reference",) if kind is FileKind.STATUS else REQUIRED


@dataclass(frozen=True, slots=True)
class Synonyms:
    """
    Headers by the field they stand for.

    Args:
        field_of: folded header → field; a part of a split field is "name:1", "address:2" …
        label_of: field → its usual header, for messages.
        usual: the folded usual headers.
        weaker: folded headers that stand back where another one names the field.
        marks: folded headers of the columns that we put beside rejected rows; no data.
        dropped: folded headers of columns that say nothing of a person.
        lines: folded headers of the "first" and "second" line of an address label's name.
        formats: folded texts that say how the cells below are written (半角, 必須).
    """

    field_of: MappingProxyType[str, str]
    label_of: MappingProxyType[str, str]
    usual: frozenset[str]
    weaker: frozenset[str]
    marks: frozenset[str]
    dropped: frozenset[str]
    lines: MappingProxyType[str, frozenset[str]]
    formats: frozenset[str]


@cache
def synonyms() -> Synonyms:
    """Load the reviewed list of headers shipped with the program."""
    source = resource("rosterfiles", "headers.toml")
    shipped = tomllib.loads(source.read_text(encoding="utf-8"))
    table = shipped["headers"]
    field_of = {fold(text): field for field, texts in table.items() for text in texts}
    labels = {field: texts[0] for field, texts in table.items()}
    lines = {line: _folded(texts) for line, texts in shipped["lines"].items()}
    return Synonyms(
        field_of=MappingProxyType(field_of),
        label_of=MappingProxyType(labels),
        usual=_folded(labels.values()),
        weaker=_folded(shipped["weaker"]["headers"]),
        marks=_folded(shipped["marks"]["columns"]),
        dropped=_folded(shipped["dropped"]["columns"]),
        lines=MappingProxyType(lines),
        formats=_folded(shipped["formats"]["lines"]),
    )


def _folded(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, texts))


def fold(header: str) -> str:
    """Return a header in the spelling that is compared: width, kana, case, spaces, marks."""
    wide = unicodedata.normalize("NFKC", header).upper()
    katakana = "".join(chr(ord(mark) + 0x60) if "ぁ" <= mark <= "ゖ" else mark for mark in wide)
    return _NOISE.sub("", katakana)


class Strength(IntEnum):
    """How surely a column is a field; the surest column gets it."""

    CONTENT = 1
    NEAR = 2
    WEAKER = 3
    SYNONYM = 4
    USUAL = 5
    REMEMBERED = 6
    CHOSEN = 7


@dataclass(frozen=True, slots=True)
class Claim:
    """A field that a column may stand for ("address:2" for a part of one), and how surely."""

    field: str
    strength: Strength

    @property
    def whole(self) -> str:
        """The field of `RosterRow`, without the number of a part."""
        return self.field.partition(":")[0]


def claim_of(header: str) -> Claim | None:
    """
    Return what a header claims to be, or None.

    Kana markers decide first: 氏名(ｶﾅ) is the reading, although its words say 氏名.
    """
    known = synonyms()
    whole = fold(_ORDINAL.sub("", header[:LONGEST]))
    if whole in known.usual:
        return Claim(known.field_of[whole], Strength.USUAL)
    if whole in known.field_of:
        strength = Strength.WEAKER if whole in known.weaker else Strength.SYNONYM
        return Claim(known.field_of[whole], strength)
    plain = _HONORIFIC.sub("", _BRACKETS.sub("", whole) or _BRACKETS.sub(r"\1", whole))
    if _KANA.search(whole):
        field = _reading_of(_KANA.sub("", whole), known.field_of)
        if not field and _KANA.search(plain):  # フリガナ(全角)
            field = known.field_of.get(plain, "")
    elif part := _part_in_brackets(whole, known.field_of.get(plain, "")):
        field = part
    elif plain in known.field_of:
        field = known.field_of[plain]
    elif known.field_of.get(plain[:-1]) == "address" and _PART.fullmatch(plain[-1:]):
        field = f"address:{plain[-1]}"
    else:
        near = _near(plain, known.field_of)
        return Claim(near, Strength.NEAR) if near else None
    if _ANOTHER.search("".join(_BRACKETS.findall(whole))) and not field.startswith("phone"):
        return None  # whose telephone it is matters less than who answers it
    return Claim(field, Strength.SYNONYM) if field else None


def _reading_of(rest: str, table: MappingProxyType[str, str]) -> str:
    field = table.get(re.sub(r"[()\[\]【】]", "", rest), "")
    return field.replace("name", "kana") if field.partition(":")[0] == "name" else ""


def _part_in_brackets(header: str, field: str) -> str:
    """Return the part of a split field that stands in brackets: 氏名(姓), 住所(番地), 住所(2)."""
    inner = "".join(_BRACKETS.findall(header))
    if field.partition(":")[0] not in _SPLIT or not inner:
        return ""
    if _PART.fullmatch(inner):
        return f"{field}:{inner}"
    part = synonyms().field_of.get(inner, "")
    return part if ":" in part and part.partition(":")[0] in _SPLIT else ""


def _near(plain: str, table: MappingProxyType[str, str]) -> str:
    """Return the one field whose synonyms are nearest; between two equals, none."""
    if len(plain) < NEAR_LENGTH:
        return ""
    # A letter that was sent is not one that was sent again, however alike the headers are.
    sure = [text for text, field in table.items() if not field.startswith("returned:")]
    found = process.extract(plain, sure, scorer=fuzz.ratio, score_cutoff=NEAR, limit=3)
    best = {table[text] for text, score, _ in found if score == found[0][1]}
    if len({field.partition(":")[0] for field in best}) != 1:
        return ""
    return min(best, key=len)  # a whole field rather than a part of the same one


def joint_claim(upper: str, lower: str) -> Claim | None:
    """
    Return what a header of two lines claims to be: 氏名 over 姓, 住所 over 2, お客さま over 電話.

    Args:
        upper: of the first line, which may stand over several columns; "" where there is none.
        lower: of the second; "" where the first stands alone.
    """
    if not (upper and lower) or fold(lower) in synonyms().formats:
        return claim_of(upper or lower)
    joined, above = claim_of(upper + lower), claim_of(upper)
    if joined and joined.strength > Strength.NEAR:
        return joined
    if above and above.whole in _SPLIT and _PART.fullmatch(fold(lower)):
        return Claim(f"{above.whole}:{fold(lower)}", Strength.SYNONYM)
    if above and above.whole == "items":
        return None  # a column of ticks for each leaked item is named like the item
    return claim_of(lower) or joined


_SPLIT = frozenset(("name", "kana", "address"))
_IN_PARTS = _SPLIT | {"returned", "phone", "postcode"}
_PART = re.compile("[1-9]")


def requested(mapping: Sequence[tuple[str, str]]) -> dict[str, str]:
    """
    Return folded header → field for the pairs the caller gave.

    A field may be a part of one as "address:2"; "" keeps the column beside the row.

    Raises:
        UsageError: a pair names a field that does not exist.
    """
    chosen = {}
    for field, header in mapping:
        if field and not _is_field(field) and not _field_named(field):
            raise UsageError("field-unknown", fields=", ".join(sorted(FIELD_NAMES)))
        chosen[fold(header)] = field if not field or _is_field(field) else _field_named(field)
    return chosen


def _is_field(field: str) -> bool:
    whole, _, part = field.partition(":")
    return whole in FIELD_NAMES and (not part or (whole in _IN_PARTS and part.isdecimal()))


def _field_named(label: str) -> str:
    claim = claim_of(label)
    return claim.whole if claim and claim.strength > Strength.NEAR else ""


_PLACE = re.compile(r"列 \([0-9]+\)")


def fingerprint(headers: Sequence[str]) -> str:
    """
    Return what files with the same headers have in common: a digest that tells none of them.

    Args:
        headers: of the columns, in order; those without a header do not count, whether they are
            left out, empty, or named by their place.
    """
    folded = "\x1f".join(fold(header) for header in headers if header and not _PLACE.match(header))
    return hashlib.sha256(folded.encode()).hexdigest()

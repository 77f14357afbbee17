"""Words for what became of a letter (返戻・再発送・発送停止・架電禁止), in cells and in titles."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from callassist.domain.delivery import UNSTATED, YES, Delivery, DeliveryKind
from callassist.domain.resources import resource
from callassist.rosterfiles.choices import read_date
from callassist.rosterfiles.headers import fold

_CLAUSES = re.compile(r"[、,，;；/／|\n]+")
_BRACKETS = re.compile(r"[()（）\[\]［］【】「」『』〔〕<>〈〉]+")
_DATE = re.compile(
    r"(?:[12][0-9]{3}|(?:明治|大正|昭和|平成|令和|[MTSHR])\s*(?:[0-9]{1,2}|元))"
    r"[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?(?:[ T][0-9:]+)?"
)
_BROKEN_DAY = re.compile(r"[0-9]{1,2}[-/.月][0-9]{1,2}日?|[0-9]{5,}")
"""A day without its year, or the number by which a spreadsheet counts days."""
_ISO = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LOOSE_ENDS = " 　・:：=＝-－ー→。."


@dataclass(frozen=True, slots=True)
class Words:
    """
    The reviewed words, folded.

    Args:
        kinds: word that names a kind → the kind, the longest first.
        reasons: how a reason is put → the usual word.
        yes, no, over: cells that say only that something is so, is not said, or holds no longer.
        restricted: cells that say of a restriction that it holds.
        unclear: cells that are no reason, whatever their heading.
        filler: what changes nothing, the longest first.
        doubt: beside a restriction, that it may not hold; ended: in a title, that it does not.
        headers: of columns that say any of it in words.
    """

    kinds: MappingProxyType[str, DeliveryKind]
    reasons: MappingProxyType[str, str]
    yes: frozenset[str]
    no: frozenset[str]
    over: frozenset[str]
    restricted: frozenset[str]
    unclear: frozenset[str]
    filler: tuple[str, ...]
    doubt: re.Pattern[str]
    ended: re.Pattern[str]
    headers: frozenset[str]


@cache
def words() -> Words:
    """Load the list shipped with the program."""
    shipped = tomllib.loads(resource("rosterfiles", "status.toml").read_text(encoding="utf-8"))
    kinds = {
        _key(word): DeliveryKind(kind) for kind, some in shipped["kinds"].items() for word in some
    }
    reasons = {_key(word): usual for usual, some in shipped["reasons"].items() for word in some}
    cells = {name: frozenset(map(_key, some)) for name, some in shipped["cells"].items()}
    return Words(
        kinds=MappingProxyType(
            {word: kinds[word] for word in sorted(kinds, key=len, reverse=True)}
        ),
        reasons=MappingProxyType(reasons),
        yes=cells["yes"],
        no=cells["no"] | {""},
        over=cells["over"],
        restricted=cells["restricted"],
        unclear=cells["unclear"],
        filler=tuple(sorted(cells["filler"], key=len, reverse=True)),
        doubt=_any_of(shipped["cells"]["doubt"]),
        ended=_any_of(shipped["cells"]["ended"]),
        headers=frozenset(map(fold, shipped["headers"]["state"])),
    )


def _any_of(some: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(_key(word)) for word in some))


def is_over(text: str) -> bool:
    """Whether a title says that what it names holds no longer (架電禁止解除リスト)."""
    return bool(words().ended.search(_key(text)))


def is_doubtful(text: str) -> bool:
    """Whether a title names something only to leave it out (返戻分を除く)."""
    return bool(words().doubt.search(_key(text)))


def named(text: str) -> frozenset[DeliveryKind]:
    """Return the kinds that a title, or the name of a sheet or file, speaks of."""
    rest, found = _key(text), set()
    for word, kind in words().kinds.items():
        if word in rest:
            found.add(kind)
            rest = rest.replace(word, " ")
    return frozenset(found)


def read_kind(text: str, kind: DeliveryKind) -> Delivery | None:
    """
    Understand a cell under the heading of one kind.

    Args:
        text: the cell.
        kind: what the heading names.

    Returns:
        What it states, or None where that cannot be told.
    """
    key = _key(text)
    if key in words().no:
        return Delivery()
    if key in words().over:
        return Delivery(lifted=frozenset({kind}))
    is_restriction = kind in {DeliveryKind.NO_CALL, DeliveryKind.STOPPED}
    if key in words().yes or (is_restriction and _bare(key) in words().restricted):
        return _stated(kind)
    return read_words(text, kind)


def read_words(text: str, about: DeliveryKind | None = None) -> Delivery | None:
    """
    Understand a cell that says it in words, several of them perhaps.

    Args:
        text: the cell.
        about: the kind its column is for; under 返戻 every unknown word is a reason.

    Returns:
        What it states, or None where a part of it cannot be told.
    """
    ours = Delivery.parse(text)
    if text and ours.text() == text:
        return ours
    found = Delivery()
    dated = _DATE.sub(lambda day: f" {read_date(day[0].split()[0])[0] or day[0]} ", text)
    for clause in _clauses(dated):
        said = _read_clause(clause.strip(), about)
        if said is None or found.contradicts(said):
            return None
        found = found.merged(said)
    return found


def _clauses(text: str) -> Iterator[str]:
    """Yield the statements of a cell; a middle dot or a space only parts those of two kinds."""
    for clause in _CLAUSES.split(text):
        yield from re.split(r"[\s・→]+", clause) if len(named(clause)) > 1 else (clause,)


def _read_clause(clause: str, about: DeliveryKind | None) -> Delivery | None:
    days = set(_ISO.findall(clause))
    plain = _BRACKETS.sub(" ", _ISO.sub(" ", clause)).strip(_LOOSE_ENDS)
    kinds = named(plain)
    if len(kinds) > 1 or len(days) > 1:
        return None
    for kind in kinds:
        return _named(plain, kind, "".join(days))
    return _unnamed(plain, about, "".join(days))


def _named(plain: str, kind: DeliveryKind, day: str) -> Delivery | None:
    """Understand words that name a kind, by what stands beside its name."""
    beside = _without_word(plain, kind)
    rest = _bare(_key(beside))
    if rest in words().over:
        return Delivery(lifted=frozenset({kind}))
    if rest in words().no - {""}:
        return Delivery()
    if kind is DeliveryKind.RETURNED:
        return _returned(beside if rest else "", day)
    # Whoever asks for it has a reason, and it protects him; but a wish is no dispatch.
    is_doubtful = kind is DeliveryKind.RESENT or words().doubt.search(rest)
    return None if rest and is_doubtful else _stated(kind, day)


def _unnamed(plain: str, about: DeliveryKind | None, day: str) -> Delivery | None:
    """Understand words that name no kind: a known reason, or any under the heading 返戻."""
    key = _key(plain)
    if key in words().no:
        return _stated(about, day) if about and day else Delivery()
    is_unclear = key in words().unclear or _BROKEN_DAY.fullmatch(plain)
    is_reason = about is DeliveryKind.RETURNED and any(map(str.isalnum, plain)) and not is_unclear
    return _returned(plain, day) if is_reason or _usual(plain) else None


def _usual(reason: str) -> str:
    key = _key(reason)
    return words().reasons.get(key) or words().reasons.get(_bare(key), "")


def _returned(reason: str, day: str) -> Delivery:
    return Delivery(returned=_usual(reason) or reason or UNSTATED, returned_on=day)


def _without_word(plain: str, kind: DeliveryKind) -> str:
    """Return what stands beside the kind's word, as it is spelt."""
    spelt = [word for word, one in words().kinds.items() if one is kind]
    rest = re.sub("|".join(map(re.escape, spelt)), " ", plain)
    return " ".join(rest.split()).strip(_LOOSE_ENDS)


def _bare(key: str) -> str:
    for word in words().filler:
        key = key.removesuffix(word)
    return key


def _stated(kind: DeliveryKind, day: str = "") -> Delivery:
    match kind:
        case DeliveryKind.RETURNED:
            return Delivery(returned=UNSTATED, returned_on=day)
        case DeliveryKind.RESENT:
            return Delivery(resent_on=day or YES)
        case DeliveryKind.STOPPED:
            return Delivery(stopped=True)
        case DeliveryKind.NO_CALL:
            return Delivery(no_call=True)


def _key(text: str) -> str:
    """Return a word as it is compared; signs that are all of a cell stay."""
    return fold(text) or "".join(text.split())

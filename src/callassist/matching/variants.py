"""One everyday form for every way a character of a name is registered; and characters alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, combinations, islice, product
from types import MappingProxyType

from callassist.domain.resources import resource

_MOST_EXCHANGED = 2
_LONGEST = 40

# Small ヶ and ヵ are written large as often as not (関ヶ原).
_KANA = MappingProxyType({"ヶ": "ケ", "ヵ": "カ"})
_REPEATING = "々〻"

# The rare planes as one range: listed one by one their characters take twice as long to look for.
_RARE_PLANES = "\U00020000-\U0003ffff"


def plain(folded: str) -> str:
    """
    Return folded text, or many lines of it, with every character in its one everyday form.

    渡邉 and 渡邊 become 渡辺, 佐々木 becomes 佐佐木; different characters stay different (斎, 斉).
    The length stays, so that places in the text stay; applied twice it changes nothing.

    Args:
        folded: text as `characters.fold` returns it.
    """
    return _rare().sub(_exchange, folded)


def _exchange(found: re.Match[str]) -> str:
    """Return the everyday form of what was found; a repeating sign is what it repeats."""
    sign, at = found[0], found.start()
    if sign not in _REPEATING:
        return _usual().get(sign, sign)
    while at and found.string[at] in _REPEATING:
        at -= 1
    repeated = found.string[at].strip().strip(_REPEATING)
    return _usual().get(repeated, repeated) or sign


@cache
def _rare() -> re.Pattern[str]:
    """Return what finds every character that may have another form."""
    common = "".join(sign for sign in _usual() if sign < "\U00010000")
    return re.compile(f"[{common}{_REPEATING}{_RARE_PLANES}]")


@cache
def _usual() -> MappingProxyType[str, str]:
    """Return the everyday form of every rare character."""
    return MappingProxyType({**_KANA, **dict(line.split("\t") for line in _lines("variants.tsv"))})


def _lines(name: str) -> list[str]:
    text = resource("matching", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def similar(key: str, most: int = 32) -> list[str]:
    """
    Return spellings of a name with one or two characters exchanged for similar ones (斎藤, 斉藤).

    Args:
        key: the key of a name, in plain characters.
        most: at most that many are returned, those with one exchange first.

    Returns:
        Other keys of the same length, each once, in an order that is always the same.
    """
    groups = _groups()
    places = [at for at, sign in enumerate(key[:_LONGEST]) if sign in groups]
    chosen = chain.from_iterable(
        combinations(places, count) for count in range(1, _MOST_EXCHANGED + 1)
    )
    return list(islice(chain.from_iterable(_exchanged(key, at) for at in chosen), most))


@cache
def _groups() -> MappingProxyType[str, str]:
    """Return for each character the ones that are written for it."""
    alike: dict[str, str] = {}
    for group in _lines("similar.tsv"):
        for sign in group:
            alike[sign] = alike.get(sign, "") + group.replace(sign, "")
    return MappingProxyType(alike)


def _exchanged(key: str, places: tuple[int, ...]) -> Iterator[str]:
    for signs in product(*(_groups()[key[at]] for at in places)):
        spelling = list(key)
        for at, sign in zip(places, signs, strict=True):
            spelling[at] = sign
        yield "".join(spelling)

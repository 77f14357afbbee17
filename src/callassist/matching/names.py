"""Keys of names: what is left of a name when nothing is compared that callers cannot hear."""

from __future__ import annotations

import re

from callassist.matching.characters import DASHES, fold
from callassist.matching.companies import form_positions, may_have_form, without_form

# Punctuation and spaces that one spelling of a name has and the next has not. Everything else
# is kept, symbols (%, _, *), private-use characters (外字) and the missing-character mark 〓
# too: a name we cannot read fully must not become equal to a shorter one.
_LOOSE = re.compile(
    rf"[^\S\n]|[{re.escape(DASHES.replace('ー', ''))}"
    r"・.,'’‘`´\"“”():/!?;、。「」『』【】〈〉《》〔〕\[\]]"
)

_HONORIFIC = re.compile(r"\s*(?:様|御中|殿|(?<![ァ-ヺー])(?:サマ|サン))\s*$")
_SPOKEN_HONORIFIC = re.compile(r"(?<=.)(?:サマ|サン)$")


def name_key(text: str) -> str:
    """
    Return the key of a stored or typed name; "" where it holds no name.

    A name that is nothing but a company's form keeps it, so that the row can still be compared.
    """
    return _key(fold(text.replace("\n", " ")))


def _key(folded: str) -> str:
    return _LOOSE.sub("", without_form(folded)) or _LOOSE.sub("", folded)


def name_keys(texts: list[str]) -> list[str]:
    """Return the keys of many names in one pass; the same as `name_key` of each."""
    if not texts:
        return []
    lines = fold("\n".join([text.replace("\n", " ") for text in texts])).split("\n")
    bare = [without_form(line) if may_have_form(line) else line for line in lines]
    # Nearly every name has a space and nothing else to drop: taking those out first is far faster.
    keys = _LOOSE.sub("", "\n".join(bare).replace(" ", "")).split("\n")
    return [key or _LOOSE.sub("", line) for key, line in zip(keys, lines, strict=True)]


def has_form(text: str) -> bool:
    """Return whether a name carries a company's form."""
    folded = fold(text)
    return without_form(folded) != folded


def typed_key(text: str) -> str:
    """Return the key of a typed name: without honorifics, "" for a company's form alone."""
    folded = fold(text.replace("\n", " "))
    return _LOOSE.sub("", without_form(_HONORIFIC.sub("", folded)))


def without_spoken_honorific(key: str) -> str:
    """Return a kana key without さん or さま at its end, which may also be part of a name."""
    return _SPOKEN_HONORIFIC.sub("", key)


def kept_positions(folded: str) -> list[int]:
    """Return which characters of a folded name make up its key."""
    forms = form_positions(folded)
    kept = [at for at in range(len(folded)) if at not in forms and not _LOOSE.match(folded, at)]
    return kept or [at for at in range(len(folded)) if not _LOOSE.match(folded, at)]

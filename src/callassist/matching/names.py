"""Keys of names: what is left of a name when nothing is compared that callers cannot hear."""

from __future__ import annotations

import re
from collections.abc import Sequence

from callassist.matching.characters import DASHES, fold
from callassist.matching.companies import form_positions, may_have_form, without_form
from callassist.matching.remembered import Remembered
from callassist.matching.variants import plain

# Punctuation and spaces that one spelling of a name has and the next has not. Everything else
# is kept, symbols (%, _, *), private-use characters (外字) and the missing-character mark 〓
# too: a name we cannot read fully must not become equal to a shorter one.
_LOOSE = re.compile(
    rf"[^\S\n]|[{re.escape(DASHES.replace('ー', ''))}"
    r"・.,'’‘`´\"“”():/!?;、。「」『』【】〈〉《》〔〕\[\]]"
)

_HONORIFIC = re.compile(r"\s*(?:様|御中|殿|(?<![ァ-ヺー])(?:サマ|サン))\s*$")
_SPOKEN_HONORIFIC = re.compile(r"(?<=.)(?:サマ|サン)$")


# Kanji and kana; a sign that repeats or lengthens the one before must have it in the same word.
_KEPT_WORD = re.compile("[㐀-䶿一-鿿ァ-ヺ][㐀-䶿一-鿿ァ-ヺー々]*")
_PAIR = 2


def name_key(text: str) -> str:
    """
    Return the key of a stored or typed name; "" where it holds no name.

    Old, new and rare forms of a character are one. A name that is nothing but a company's form
    keeps it, so that the row can still be compared.
    """
    return plain(spelt_key(text))


def spelt_key(text: str) -> str:
    """Return the key of a name as it is spelt: before the forms of a character become one."""
    folded = fold(text.replace("\n", " "))
    return tight(without_form(folded)) or tight(folded)


def tight(folded: str) -> str:
    """Return a folded text without the spaces and signs that a key does not have."""
    return _LOOSE.sub("", folded)


def name_keys(texts: list[str]) -> list[str]:
    """Return the keys of many names in one pass; the same as `name_key` of each."""
    if not texts:
        return []
    lines = fold("\n".join([text.replace("\n", " ") for text in texts])).split("\n")
    bare = [without_form(line) if may_have_form(line) else line for line in lines]
    # Nearly every name has a space and nothing else to drop: taking those out first is far faster.
    keys = plain(_LOOSE.sub("", "\n".join(bare).replace(" ", ""))).split("\n")
    return [key or plain(tight(line)) for key, line in zip(keys, lines, strict=True)]


class NameKeys:
    """
    Keys of many names; words that come again, and most do, are folded once.

    `words` has the key that a word keeps beside any other, "" where that is not certain.
    """

    def __init__(self) -> None:
        self.words = Remembered(_key_of_word)

    def read(self, texts: Sequence[str]) -> list[str]:
        """Return the key of each name, in their order: the same as `name_key` of each."""
        known, keys = self.words, []
        rest: list[tuple[int, str]] = []
        for text in texts:
            words = text.split()
            if len(words) == _PAIR:
                one, other = known[words[0]], known[words[1]]
                if one and other:
                    keys.append(one + other)
                    continue
            rest.append((len(keys), text))
            keys.append("")
        for (at, _), key in zip(rest, name_keys([text for _, text in rest]), strict=True):
            keys[at] = key
        return keys


def _key_of_word(word: str) -> str:
    """Return the key of a word that keeps it beside any other; "" where that is not certain."""
    folded = fold(word)
    return plain(tight(folded)) if _KEPT_WORD.fullmatch(word) and not may_have_form(folded) else ""


def has_form(text: str) -> bool:
    """Return whether a name carries a company's form."""
    folded = fold(text)
    return without_form(folded) != folded


def typed_text(text: str) -> str:
    """
    Return a typed name folded, with its spaces, without honorifics and a company's form.

    It is "" where nothing is left for a key.
    """
    typed = without_form(_HONORIFIC.sub("", fold(text.replace("\n", " ")))).strip()
    return typed if tight(typed) else ""


def without_spoken_honorific(name: str) -> str:
    """Return a folded name without さん or さま at its end, which may also be part of it."""
    return _SPOKEN_HONORIFIC.sub("", name)


def kept_positions(folded: str) -> list[int]:
    """Return which characters of a folded name make up its key, each for each."""
    forms = form_positions(folded) if may_have_form(folded) else set()
    loose = {sign.start() for sign in _LOOSE.finditer(folded)}
    kept = [at for at in range(len(folded)) if at not in forms and at not in loose]
    return kept or [at for at in range(len(folded)) if at not in loose]

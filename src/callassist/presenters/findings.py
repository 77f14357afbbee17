"""What a search found, in words: why a row was found, and what to ask again after a near miss."""

from __future__ import annotations

from callassist.domain.search import Difference, Slip, Tier
from callassist.services.views import ResultView
from callassist.words.catalogue import Catalogue

SOUND = "sound"
COLUMNS = frozenset({"name", "kana"})
MADE = frozenset({"variant", "reading", "romaji", SOUND})
"""What was made of a name to find it; whoever reads it knows that it was the name."""


def reason(result: ResultView, words: Catalogue) -> str:
    """
    Say how well a row matched, and what did: two words where two are enough.

    Args:
        result: one result.
        words: the catalogue to say it in.

    Returns:
        Such as "先頭が一致 · フリガナ", "読みが同じ · ローマ字" or "1音違い".
    """
    heard = result.tier is Tier.NEAR and SOUND in result.by
    tier = words.text(f"by.{SOUND}" if heard else f"tier.{result.tier.value}")
    said = {SOUND} if heard else {result.tier.value}
    if result.tier is Tier.SIMILAR or not MADE.isdisjoint({*result.by, *said}):
        said |= COLUMNS
    by = dict.fromkeys(one for one in result.by if one not in said)
    named = "・".join(words.text(f"by.{one}") for one in by)
    return f"{tier} · {named}" if named else tier


def asked_again(differs: tuple[Difference, ...], words: Catalogue) -> str:
    """
    Say what of a number to ask the caller for again.

    Args:
        differs: the distinct places in which numbers of the roster differ from the one typed.
        words: the catalogue to say it in.

    Returns:
        The place, where there is one; else that the whole number is to be said again.
    """
    if len(differs) != 1:
        return words.text("slip.unclear")
    (one,) = differs
    place, before = one.from_end, one.from_end + 1
    key = "last" if one.slip is Slip.DIGIT and place == 1 else one.slip.value
    return words.text(f"slip.{key}", place=place, before=before)

"""Results as their reader may see them, and the tokens that stand for their rows."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from string import ascii_uppercase

from callassist.domain.reference import ReferenceNumber, ReferenceRule
from callassist.domain.search import Hit, Tier
from callassist.matching import Plan, Spans, meant, spans
from callassist.services import masking
from callassist.services.state import Outcome
from callassist.services.views import Part, ResultView

KEPT_TOKENS = 5_000  # a hundred full screens: far more than a call goes through


class Tokens:
    """Opaque handles of rows: they tell nothing, and mean nothing in another session."""

    def __init__(self) -> None:
        self._references: OrderedDict[str, str] = OrderedDict()

    def issue(self, reference: str) -> str:
        """Return a new token for a canonical number."""
        token = secrets.token_hex(8)
        self._references[token] = reference
        if len(self._references) > KEPT_TOKENS:
            self._references.popitem(last=False)
        return token

    def reference(self, token: str) -> str:
        """Return the canonical number a token stands for, or "" where it is not known."""
        return self._references.get(token, "")


def results_of(
    outcome: Outcome, tokens: Tokens, rule: ReferenceRule, first: int | None, *, whole: bool
) -> tuple[ResultView, ...]:
    """
    Return the hits of a search as views.

    Args:
        outcome: the search.
        tokens: where handles are issued.
        rule: how numbers are printed.
        first: so many hits; None for all.
        whole: whether the reader may see rows whole.
    """
    show = _whole if whole else _masked
    return tuple(show(hit, outcome.asked, tokens, rule) for hit in outcome.hits[:first])


def printed(reference: str, rule: ReferenceRule) -> str:
    """Return a canonical number as the letter prints it."""
    digits = reference.lstrip(ascii_uppercase)
    prefix = reference.removesuffix(digits) if digits else reference
    return rule.printed(ReferenceNumber(prefix, digits))


def _whole(hit: Hit, asked: Plan, tokens: Tokens, rule: ReferenceRule) -> ResultView:
    del asked  # a supervisor sees the row whatever was typed of it
    return ResultView(
        token=tokens.issue(hit.row.reference),
        prefix=rule.prefix_of(hit.row.reference) or "",
        reference=masking.whole(printed(hit.row.reference, rule)),
        name=masking.whole(hit.row.name),
        tier=hit.tier,
        by=hit.by,
    )


def _masked(hit: Hit, asked: Plan, tokens: Tokens, rule: ReferenceRule) -> ResultView:
    number = printed(hit.row.reference, rule)
    understood = meant(asked, hit.row, hit.tier)
    typed = spans(understood, hit.row, number)
    return ResultView(
        token=tokens.issue(hit.row.reference),
        prefix=asked.letters if asked.letters in rule.prefixes else "",
        reference=masking.masked_in_place(number, typed.reference),
        name=_masked_name(hit, typed, understood),
        tier=hit.tier,
        by=hit.by,
    )


def _masked_name(hit: Hit, typed: Spans, asked: Plan) -> tuple[Part, ...]:
    """Return what was typed of the name, or of its reading; a guessed reading is what was said."""
    if typed.name:
        return masking.masked(hit.row.name, typed.name)
    if typed.kana:
        return masking.masked(hit.row.kana, typed.kana)
    if hit.tier is Tier.READING and asked.said:
        return (Part(asked.said, typed=True), Part(masking.HIDDEN, typed=False))
    return masking.masked(hit.row.name, ())

"""Results as their reader may see them, and the tokens that stand for their rows."""

from __future__ import annotations

import secrets
from collections import OrderedDict

from callassist.domain.reference import ReferenceNumber, ReferenceRule
from callassist.domain.search import Hit
from callassist.matching import Plan, spans
from callassist.services import masking
from callassist.services.state import Outcome
from callassist.services.views import ResultView

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
    outcome: Outcome, tokens: Tokens, rule: ReferenceRule, *, whole: bool
) -> tuple[ResultView, ...]:
    """
    Return the hits of a search as views.

    Args:
        outcome: the search; tokens: where handles are issued; rule: how numbers are printed.
        whole: whether the reader may see rows whole.
    """
    show = _whole if whole else _masked
    return tuple(show(hit, outcome.asked, tokens, rule) for hit in outcome.result.hits)


def _whole(hit: Hit, asked: Plan, tokens: Tokens, rule: ReferenceRule) -> ResultView:
    del asked
    return ResultView(
        token=tokens.issue(hit.row.reference),
        prefix=rule.prefix_of(hit.row.reference) or "",
        reference=masking.whole(hit.row.reference),
        name=masking.whole(hit.row.name),
        tier=hit.tier,
        by=hit.by,
    )

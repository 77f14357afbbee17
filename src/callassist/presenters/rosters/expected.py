"""The client's figure: read as it was typed, and compared with the persons of the file."""

from __future__ import annotations

from dataclasses import dataclass

from callassist.presenters.rosters.draft import Draft
from callassist.presenters.rosters.wording import count
from callassist.words.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Verdict:
    """What comes of the client's figure: kind ("", "good" or "warn") and a sentence."""

    kind: str = ""
    sentence: str = ""


def figure(typed: str) -> int | None:
    """Return the number of a text such as "１５２,３４８件", or None."""
    digits = "".join(str(int(sign)) for sign in typed if sign.isdecimal())
    return int(digits) if digits else None


def verdict(words: Catalogue, draft: Draft, typed: str = "") -> Verdict:
    """
    Compare the client's figure with the persons of the file.

    Args:
        words: the catalogue.
        draft: with the figure and the plan.
        typed: what stands in the field: something without a digit is no figure.
    """
    if draft.plan is None or draft.expected is None:
        return Verdict("warn", words.text("rosters.expected.no-figure")) if typed else Verdict()
    report = draft.plan.report
    difference = report.rows - draft.expected
    if not difference:
        return Verdict("good", words.text("rosters.expected.match"))
    key = "more" if difference > 0 else "fewer"
    return Verdict("warn", words.text(f"rosters.expected.{key}", count=count(abs(difference))))

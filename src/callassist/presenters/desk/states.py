"""What to tell the operator about a search, a verification, and the roster they come from."""

from __future__ import annotations

from datetime import datetime, timedelta

from callassist.domain.roster import RosterStamp
from callassist.domain.search import Tier
from callassist.presenters.desk.dates import said_date
from callassist.presenters.desk.models import (
    CandidateLine,
    CheckLine,
    Line,
    Tone,
    VerificationSheet,
)
from callassist.presenters.findings import asked_again, reason
from callassist.services.views import Check, ResultView, SearchState, SearchView, Verification
from callassist.words.catalogue import Catalogue

OLD_AFTER = timedelta(days=14)

TONES = {
    SearchState.NAME_MISMATCH: Tone.WARN,
    SearchState.NEAR_MISS: Tone.WARN,
    SearchState.NEAR_NAME: Tone.WARN,
    SearchState.NOT_A_REFERENCE: Tone.WARN,
    SearchState.NOT_FOUND: Tone.WARN,
    SearchState.NO_ROSTER: Tone.WARN,
    SearchState.SEVERAL: Tone.ASK,
    SearchState.TOO_SHORT: Tone.ASK,
    SearchState.UNKNOWN_PREFIX: Tone.WARN,
    SearchState.PREFIX_ONLY: Tone.ASK,
}

LOOSE = (Tier.READING, Tier.SIMILAR)
IDENTIFYING = frozenset({"number", "phone", "supply-point"})
"""Columns that single a person out whatever the name was found by."""

CHECK_TONES = {
    Check.MATCH: Tone.GOOD,
    Check.MISMATCH: Tone.WARN,
    Check.NOT_RECORDED: Tone.PLAIN,
    Check.NOT_ASKED: Tone.ASK,
}


def search_line(view: SearchView, words: Catalogue) -> Line | None:
    """Return what the state of a search means and the next step, or None where all is plain."""
    key = f"desk.state.{_said_state(view)}"
    text = f"{key}.text"
    if view.state is SearchState.NOT_A_REFERENCE:
        text = f"looks-like.{view.looks_like}"
    elif text not in words:
        return None
    date = said_date(view.roster.as_of, words) if view.roster else ""
    again = asked_again(view.differs, words)
    step = words.text(f"{key}.step")
    return Line(words.text(text, date=date, again=again), step, TONES.get(view.state, Tone.ASK))


def _said_state(view: SearchView) -> str:
    """Return the state's key; who was found by the sound or the look of the name has its own."""
    if view.state in {SearchState.FOUND, SearchState.SEVERAL} and view.results:
        best = view.results[0]
        if best.tier in LOOSE and IDENTIFYING.isdisjoint(best.by):
            return f"{view.state.value}-{best.tier.value}"
    return view.state.value


def age_line(roster: RosterStamp | None, now: datetime, words: Catalogue) -> Line | None:
    """Return a warning where the roster is so old that people may be missing from it."""
    if roster is None or now - roster.as_of <= OLD_AFTER:
        return None
    days = (now - roster.as_of).days
    return Line(
        text=words.text("desk.roster-old.text", date=said_date(roster.as_of, words), days=days),
        step=words.text("desk.roster-old.step"),
        tone=Tone.ASK,
    )


def switched_line(words: Catalogue) -> Line:
    """Return what to say of a roster that was switched while the caller is on the line."""
    return Line(words.text("desk.switched.text"), words.text("desk.switched.step"), Tone.ASK)


def no_call_line(words: Catalogue) -> Line:
    """Return what the operator has to know of a person who must not be telephoned; not why."""
    return Line(words.text("desk.no-call"), tone=Tone.WARN)


def candidates_heading(view: SearchView, words: Catalogue) -> str:
    """Return the heading of the list: how many were found, or at least how many."""
    if not view.results:
        return words.text("desk.candidates.none")
    key = "floor" if view.total_is_floor else "some"
    return words.text(f"desk.candidates.{key}", total=f"{view.total:,}")


def candidate(result: ResultView, words: Catalogue) -> CandidateLine:
    """Return one person found, with the reason in words."""
    return CandidateLine(result.token, result.reference, result.name, reason(result, words))


def verification_sheet(outcome: Verification, words: Catalogue) -> VerificationSheet:
    """Return the comparisons of a verification, and what they allow."""
    checks = (("number", outcome.reference), ("name", outcome.name))
    lines = tuple(
        CheckLine(
            label=words.text(f"desk.check.{label}"),
            outcome=words.text(f"desk.check.{check.value}"),
            tone=CHECK_TONES[check],
        )
        for label, check in checks
    )
    return VerificationSheet(lines, _sentence(outcome, words))


def _sentence(outcome: Verification, words: Catalogue) -> Line:
    if outcome.stage:
        return Line(words.text("desk.stage.1"), tone=Tone.GOOD)
    if Check.MISMATCH in {outcome.reference, outcome.name}:
        key = "mismatch"
    elif outcome.name is Check.NOT_ASKED:
        key = "ask-name"
    else:
        key = "ask-number"
    tone = Tone.WARN if key == "mismatch" else Tone.ASK
    return Line(words.text(f"desk.stage.{key}.text"), words.text(f"desk.stage.{key}.step"), tone)

"""What must hold whenever a profile is opened again, whatever happened to the program before."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from callassist.domain.errors import CallAssistError
from callassist.domain.plans import PlanState
from callassist.domain.search import Tier
from callassist.services.session import Session
from callassist.services.views import Part
from callassist.storage.rosters import layout
from tests.integration.faults.ground import NAMES, Ground, log_numbers, session_of

UNKNOWN_NUMBER = "A9999998"


@dataclass(frozen=True, slots=True)
class Seen:
    """
    What an opened profile shows.

    Args:
        version: the active roster, "" where there is none.
        name: whom its rows name, "" where they do not agree.
        entries: of the access log before this opening's own.
        faults: promises that were broken; empty is what is expected.
        remains: folders of unfinished versions that this opening removed.
        rosters: every version of the history.
        waiting: plans that are offered, and whether they are ready or were interrupted.
    """

    version: str = ""
    name: str = ""
    entries: int = 0
    remains: int = 0
    faults: list[str] = field(default_factory=list)
    rosters: frozenset[str] = frozenset()
    waiting: dict[str, PlanState] = field(default_factory=dict)


def look(ground: Ground, folder: Path | None = None) -> Seen:
    """
    Open a profile as the next start does and hold it against what was promised.

    Args:
        ground: which files its rosters were made of.
        folder: a copy of the ground's profile; the profile itself by default.
    """
    folder = folder or ground.profile
    before = folders(folder)
    try:
        with session_of(folder) as session:
            return _seen(ground, folder, session, before)
    except CallAssistError as error:
        return Seen(faults=[f"the profile does not open: {error.code}"])


def _seen(ground: Ground, folder: Path, session: Session, before: set[str]) -> Seen:
    faults: list[str] = []
    left = folders(folder)
    registered = {stamp.version for stamp in session.rosters.list()}
    waiting = {one.id: one.state for one in session.rosters.waiting()}
    known = registered | {plan for plan, state in waiting.items() if state is PlanState.READY}
    faults += ["unfinished versions are left behind"] * bool(left - known)
    faults += ["rosters or plans are gone"] * bool(known - left)
    numbers = log_numbers(session)
    if numbers != list(range(1, len(numbers) + 1)):
        faults.append("the access log has gaps")
    stamp = session.rosters.active()
    if stamp is None:
        return Seen("", "", len(numbers) - 1, len(before - left), faults)
    name, wrong = _answers(ground, session, stamp.version)
    entries, remains = len(numbers) - 1, len(before - left)
    seen = Seen(stamp.version, name, entries, remains, faults, frozenset(registered), waiting)
    faults += wrong
    if stamp.rows != ground.rows:
        faults.append("the active roster has another number of rows")
    return seen


def _answers(ground: Ground, session: Session, version: str) -> tuple[str, list[str]]:
    """Verify a version whole and search it; return whom its rows name, and what is wrong."""
    try:
        session.rosters.verify(version)
        found = {_name_found(session, number) for number in ground.numbers()}
        stray = session.lookup.search(UNKNOWN_NUMBER).results
    except CallAssistError as error:
        return "", [f"the active roster is not whole: {error.code}"]
    if len(found) != 1 or not found <= set(NAMES):
        return "", ["searches answer with rows of no file, or of both"]
    return found.pop(), ["an unknown number is found"] * any(
        one.tier is Tier.EXACT for one in stray
    )


def _name_found(session: Session, number: str) -> str:
    results = session.lookup.search(number).results
    named = [_text(one.name) for one in results if number == _digits(_text(one.reference))]
    return named[0] if len(named) == 1 else ""


def _text(parts: tuple[Part, ...]) -> str:
    return "".join(part.text for part in parts)


def _digits(printed: str) -> str:
    return "".join(sign for sign in printed if sign.isalnum())


def folders(profile: Path) -> set[str]:
    """Return which version folders are there."""
    return {path.name for path in layout.rosters_folder(profile).iterdir() if path.is_dir()}

"""
What leaves the services: each view holds only what its reader may see.

A masked part carries dots, never the text behind them, so that no tooltip, accessibility text,
log or crash report can show more than the screen does.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from callassist.domain.accounts import Role
from callassist.domain.errors import CallAssistError
from callassist.domain.pack import AnswerState, Certainty, Incident
from callassist.domain.roster import RosterStamp
from callassist.domain.search import Difference, Tier

MASK = "・"


@dataclass(frozen=True, slots=True)
class Part:
    """A run of characters of a printed number or name: typed by the operator, or masked."""

    text: str
    typed: bool


@dataclass(frozen=True, slots=True)
class ResultView:
    """
    One line of the result list.

    Args:
        token: opaque handle of the row, valid in this session and roster version.
        prefix: incident letter, or "" where the operator has not typed it.
        reference: printed number in parts; a supervisor's is one typed part.
        name: name in parts.
        tier, by: why it was found.
    """

    token: str
    prefix: str
    reference: tuple[Part, ...]
    name: tuple[Part, ...]
    tier: Tier
    by: tuple[str, ...]


class SearchState(StrEnum):
    """What the screen has to say about a search, beside its results."""

    EMPTY = "empty"  # nothing typed
    TOO_SHORT = "too-short"  # fewer than four digits, or nothing but a company's form
    NO_ROSTER = "no-roster"  # first start
    PREFIX_ONLY = "prefix-only"  # the letter alone: explanation readable, nobody looked for
    UNKNOWN_PREFIX = "unknown-prefix"
    NOT_A_REFERENCE = "not-a-reference"  # looks like a postcode, telephone or customer number
    FOUND = "found"  # one person
    SEVERAL = "several"
    NAME_MISMATCH = "name-mismatch"  # the number is on the roster, the name typed is another
    NEAR_MISS = "near-miss"  # a number a slip away from the one typed; shows no person
    NEAR_NAME = "near-name"  # a name one sound away from the one typed; shows no person
    NOT_FOUND = "not-found"  # as of the roster's date

    @property
    def searched(self) -> bool:
        """Whether the roster was looked through for it."""
        return self in {
            SearchState.FOUND,
            SearchState.SEVERAL,
            SearchState.NAME_MISMATCH,
            SearchState.NEAR_MISS,
            SearchState.NEAR_NAME,
            SearchState.NOT_FOUND,
        }


@dataclass(frozen=True, slots=True)
class SearchView:
    """
    The answer to what stands in the two fields.

    Args:
        state: what to tell the operator.
        results: at most 50, ranked; only the first of them where no more were asked for.
        listed: how many results the list has with those not asked for.
        total, total_is_floor: how many in all.
        elapsed_ms: the whole search inside the process.
        prefix: known incident prefix typed, or "".
        read_back: the number as Japanese digits, or "".
        looks_like: "postcode", "phone", "customer-number" or "".
        roster: the roster searched, or None.
        differs: where a number that is not on the roster differs from those that are: the
            distinct places of a near miss, and nothing of what stands there.
    """

    state: SearchState
    results: tuple[ResultView, ...] = ()
    listed: int = 0
    total: int = 0
    total_is_floor: bool = False
    elapsed_ms: float = 0.0
    prefix: str = ""
    read_back: str = ""
    looks_like: str = ""
    roster: RosterStamp | None = None
    differs: tuple[Difference, ...] = ()


class Check(StrEnum):
    """Blind comparison of what the caller said with what the roster has."""

    MATCH = "match"
    MISMATCH = "mismatch"
    NOT_RECORDED = "not-recorded"  # the roster has no such value
    NOT_ASKED = "not-asked"  # the operator typed nothing to compare


@dataclass(frozen=True, slots=True)
class Verification:
    """
    How far the caller is verified; stage 1 needs number and family name.

    Args:
        token: handle of the row compared.
        stage: 0 or 1.
        reference, name: outcome of each comparison.
    """

    token: str
    stage: int
    reference: Check
    name: Check


@dataclass(frozen=True, slots=True)
class ItemView:
    """A leaked item as the operator may say it."""

    label: str
    plain: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class ReleasedRecord:
    """
    What a stage 1 verification releases: no stored value, only which items leaked.

    Args:
        reference: printed number, as the operator typed it.
        prefix: incident; case: case id or "".
        class_label: such as "低圧・需要家", or "" where the row does not say.
        items: confirmed first, then possible, then not stated.
        ask: question to the caller where the class is unknown.
        roster: the roster the record was released from.
        no_call: whether this person must not be telephoned; why is not said.
    """

    reference: str
    prefix: str
    case: str
    class_label: str
    items: tuple[ItemView, ...]
    ask: str
    roster: RosterStamp
    no_call: bool = False


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One line of the list of answers."""

    id: str
    title: str
    heading: str
    state: AnswerState


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """An account of a throw-away profile, whose password is no secret."""

    user: str
    password: str
    role: Role


@dataclass(frozen=True, slots=True)
class ShownRecord:
    """
    What the command `show` prints.

    Args:
        reference: canonical number; prefix: its incident.
        incident: the public explanation.
        items: the row's for a supervisor; for an operator what is possible under the incident.
        ask: question to the caller where the class is unknown, or "".
        answers: those that serve the incident.
    """

    reference: str
    prefix: str
    incident: Incident
    items: tuple[ItemView, ...]
    ask: str
    answers: tuple[AnswerLine, ...]


class Health(StrEnum):
    """How a check of the doctor went."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """
    What the doctor found in one place.

    Args:
        check: key of its words (`doctor.<check>`).
        health: how it went.
        params: values of its sentence.
        error: the reason and the way out, where it failed.
    """

    check: str
    health: Health
    params: dict[str, str | int] = field(default_factory=dict)
    error: CallAssistError | None = None

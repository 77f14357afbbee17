"""Roster rows (名簿の行) and everything that is said of a roster without naming a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class RosterRow(NamedTuple):
    """
    One person's notification as the roster has it; an absent value is the empty string.

    A named tuple, because a million of them cross process boundaries and go into the database
    as they are. `reference` is canonical ("A0012345"); the other texts are as the file spells
    them, trimmed, so that what was stored can be shown and compared again.
    """

    reference: str
    name: str
    kana: str = ""
    postcode: str = ""
    address: str = ""
    phone: str = ""
    supply_point: str = ""  # 22 digits (供給地点特定番号 / 受電地点特定番号)
    voltage: str = ""  # a Voltage value
    party: str = ""  # a Party value
    items: str = ""  # leaked items as listed, joined by "、"
    case: str = ""  # "①" or "②": the case inside an incident
    retailer: str = ""
    sent_on: str = ""  # ISO date
    returned: str = ""
    remarks: str = ""
    extra: str = ""  # JSON object of the columns nobody knows; "" when there are none


class Voltage(StrEnum):
    """Voltage class of the contract (電圧区分)."""

    LOW = "low"
    HIGH = "high"
    EXTRA_HIGH = "extra-high"


class Party(StrEnum):
    """Which side of the meter the person is on (区分)."""

    CONSUMER = "consumer"
    GENERATOR = "generator"


class Severity(StrEnum):
    """What a problem does to its row."""

    REFUSED = "refused"
    WARNED = "warned"


@dataclass(frozen=True, slots=True)
class RowProblem:
    """
    Why a row was refused or warned about; holds no value of the row.

    Args:
        row: row number in the sheet as Excel shows it, from 1.
        column: header of the column concerned, or "" for the whole row.
        code: key of the reason and its mend in the word catalogue (`problem.<code>`).
        severity: whether the row was refused.
        sheet: name of the sheet, or "" in a text file.
    """

    row: int
    column: str
    code: str
    severity: Severity
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class RejectedRows:
    """
    The refused rows of one sheet as the file has them, to be mended and imported again.

    Args:
        sheet: name of the sheet, or "" in a text file.
        headers: the file's own header cells, in order.
        rows: each refused row with the reason for it; a row may have more cells than headers.
    """

    sheet: str
    headers: tuple[str, ...]
    rows: list[tuple[RowProblem, list[str]]]


@dataclass(frozen=True, slots=True)
class RosterStamp:
    """
    Which roster an answer comes from.

    Args:
        version: identifier of the immutable roster version.
        as_of: when the roster was imported (aware, UTC); the date every screen shows.
        rows: number of persons on it.
        source: file name it came from.
        sha256: digest over the rows.
        active: whether searches use it now.
    """

    version: str
    as_of: datetime
    rows: int
    source: str
    sha256: str
    active: bool


@dataclass(frozen=True, slots=True)
class Activation:
    """
    One switch of the roster that searches use.

    Args:
        version: identifier of the roster switched to.
        at: aware, UTC.
        user: account that switched; reason: why, or "".
        undo: whether it took the switch before it back.
    """

    version: str
    at: datetime
    user: str
    reason: str
    undo: bool = False


class ImportPhase(StrEnum):
    """Where an import stands, in order; indexing runs beside the others and ends last."""

    READING = "reading"
    COMPARING = "comparing"
    VERIFYING = "verifying"
    INDEXING = "indexing"
    SWITCHING = "switching"


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """
    How far an import is.

    Args:
        phase: under way; done: rows done in it; total: of all its rows, where known.
        rate: rows a second in this phase, 0 while it is unknown.
        seconds_left: until the whole import is over, or None while nobody can tell.
    """

    phase: ImportPhase
    done: int
    total: int | None
    rate: float = 0.0
    seconds_left: float | None = None


class ImportStatus(StrEnum):
    """How an import ended."""

    APPLIED = "applied"
    DRY_RUN = "dry-run"
    REFUSED = "refused"
    NEEDS_APPROVAL = "needs-approval"
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class ImportReport:
    """
    The contract's account of one import; the counts always add up.

    rows = accepted + rejected; accepted = added + changed + unchanged. `left_out` are those of
    `skipped` that were left out because of what somebody said of their marks.
    """

    status: ImportStatus
    rows: int
    skipped: int
    accepted: int
    rejected: int
    warned: int
    added: int
    removed: int
    changed: int
    unchanged: int
    version: str
    sha256: str
    problems: tuple[RowProblem, ...] = ()
    problems_more: int = 0
    unknown_columns: tuple[str, ...] = ()
    lost_by_refusal: int = 0
    left_out: int = 0

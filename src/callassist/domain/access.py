"""One entry of the access log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Action(StrEnum):
    """What was done; every entry names one."""

    LOG_IN = "log-in"
    LOG_IN_FAILED = "log-in-failed"
    LOCK = "lock"
    LOG_OUT = "log-out"
    SEARCH = "search"
    VERIFY = "verify"
    OPEN = "open"
    CLOSE = "close"
    IMPORT = "import"
    SWITCH = "switch"
    EXPORT = "export"
    ACCOUNT = "account"
    CALL = "call"
    BACKUP = "backup"
    RESTORE = "restore"
    PURGE = "purge"
    REPAIR = "repair"


@dataclass(frozen=True, slots=True)
class AccessEntry:
    """
    Who did what, when and where; the record is a keyed hash and no personal data is in it.

    Args:
        number: position in the log, from 1, without gaps.
        at: aware, UTC.
        user: account; terminal: machine name; call: receipt number or "".
        action: what was done; outcome: short code such as "found", "none", "matched"; where an
            account was changed, which one.
        record_hash: keyed hash of the reference number, or "".
        count: how many rows the action touched.
    """

    number: int
    at: datetime
    user: str
    terminal: str
    action: Action
    outcome: str = ""
    call: str = ""
    record_hash: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class FailedLogin:
    """
    A wrong password typed before anyone could write to the access log.

    Args:
        id: random, so that none is merged twice.
        at: aware, UTC.
        user: the account's name where it is one, else a short hash of what was typed.
    """

    id: str
    at: datetime
    user: str

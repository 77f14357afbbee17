"""A call (応対) and how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Disposition(StrEnum):
    """How a call ended (対応結果)."""

    EXPLAINED = "explained"
    CALLBACK = "callback"
    ESCALATED = "escalated"
    OPINION = "opinion"
    NOT_CONFIRMED = "not-confirmed"
    CUT_OFF = "cut-off"


@dataclass(frozen=True, slots=True)
class Call:
    """
    A finished call; the record is kept as a keyed hash, never as a number.

    Args:
        receipt: our own number for the call (受付番号), not the letter's.
        started, ended: aware, UTC.
        user: the operator's account.
        prefix: incident talked about, or "".
        record_hash: keyed hash of the reference number, or "".
        disposition: how it ended.
        note: the operator's record of the call (応対履歴).
    """

    receipt: str
    started: datetime
    ended: datetime
    user: str
    prefix: str
    record_hash: str
    disposition: Disposition
    note: str

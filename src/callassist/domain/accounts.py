"""People who log in, and what their role is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What an account may do; `services` checks it."""

    OPERATOR = "operator"
    SUPERVISOR = "supervisor"
    AUDITOR = "auditor"


@dataclass(frozen=True, slots=True)
class Account:
    """
    An account of the profile.

    Args:
        user: its name; role: what it may do.
        expires: from when on it may no longer log in (aware, UTC), or None.
    """

    user: str
    role: Role
    expires: datetime | None = None

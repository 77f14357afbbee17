"""What a profile allows, beside the roles."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class NameCheck(StrEnum):
    """How an operator compares the caller's name with the roster's."""

    BLIND = "blind"  # the tool says match or mismatch
    SHOW_NAME = "show-name"  # the name is shown after an exact number


@dataclass(frozen=True, slots=True)
class Policy:
    """
    The rules of one profile; the defaults are the strict ones.

    How many wrong passwords lock an account is not among them: it must be known before the
    database that keeps these rules can be opened.

    Args:
        idle_lock_minutes: how long a window may stand untouched before it locks.
        result_limit: how many persons a list shows at most.
        max_removal_share: of the active roster; an import that removes more needs an approval.
        name_check: blind comparison, or the name shown after an exact number.
    """

    idle_lock_minutes: int = 5
    result_limit: int = 50
    max_removal_share: float = 0.05
    name_check: NameCheck = NameCheck.BLIND

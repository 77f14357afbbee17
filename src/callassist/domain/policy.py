"""What a profile allows, beside the roles."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Policy:
    """
    The rules of one profile; the defaults are the strict ones.

    How many wrong passwords lock an account is not among them: it must be known before the
    database that keeps these rules can be opened.

    Args:
        idle_lock_minutes: how long a window may stand untouched before it locks.
        max_removal_share: of the active roster; an import that removes more needs an approval.
    """

    idle_lock_minutes: int = 5
    max_removal_share: float = 0.05

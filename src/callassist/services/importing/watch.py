"""How the caller of an import follows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from callassist.domain.roster import ImportProgress


def unheard(progress: ImportProgress) -> None:
    """Take progress that nobody follows."""


def never() -> bool:
    """Answer that nobody cancelled."""
    return False


@dataclass(frozen=True, slots=True)
class Watch:
    """
    How the caller follows an import.

    Args:
        progress: called in the thread that runs the import.
        cancelled: asked several times a second; true ends the import.
    """

    progress: Callable[[ImportProgress], None]
    cancelled: Callable[[], bool]

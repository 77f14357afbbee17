"""What the window's frame says: which roster, who works, how large and how bright."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from callassist.domain.accounts import Role
from callassist.words.catalogue import Catalogue

if TYPE_CHECKING:  # the way in shows no roster
    from callassist.domain.roster import RosterStamp

ZOOMS = (1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
SCHEMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class ScreenSettings:
    """
    How the window looks; nothing personal, kept between starts.

    Args:
        scheme: "light", "dark" or "auto".
        scale: zoom, 1.0 to 2.0.
        language: "ja" or "en".
    """

    scheme: str = "auto"
    scale: float = 1.0
    language: str = "ja"

    def zoomed(self, steps: int) -> ScreenSettings:
        """Return the settings some zoom steps larger (or smaller, when negative)."""
        nearest = min(range(len(ZOOMS)), key=lambda place: abs(ZOOMS[place] - self.scale))
        place = max(0, min(len(ZOOMS) - 1, nearest + steps))
        return replace(self, scale=ZOOMS[place])

    def unzoomed(self) -> ScreenSettings:
        """Return the settings at 100 %."""
        return replace(self, scale=1.0)

    def toggled(self, *, dark_now: bool) -> ScreenSettings:
        """Return the settings with the other brightness than what is seen now."""
        return replace(self, scheme=SCHEMES[0] if dark_now else SCHEMES[1])


def day(words: Catalogue, at: datetime) -> str:
    """Return the local day of a moment, such as 2023年6月5日."""
    local = at.astimezone()
    return words.text("shell.day", year=local.year, month=local.month, day=local.day)


def moment(words: Catalogue, at: datetime) -> str:
    """Return the local day, weekday and time of a moment, such as 2023年6月5日(月) 10:15."""
    local = at.astimezone()
    return words.text(
        "shell.moment",
        year=local.year,
        month=local.month,
        day=local.day,
        weekday=words.text(f"shell.weekday.{local.weekday()}"),
        hour=local.hour,
        minute=local.minute,
    )


def roster_line(words: Catalogue, stamp: RosterStamp | None, now: datetime) -> str:
    """
    Return the line that is always visible: date, age and size of the active roster.

    Args:
        words: the catalogue.
        stamp: the active roster, or None.
        now: aware.
    """
    if stamp is None:
        return words.text("shell.roster.none")
    days = (now.astimezone().date() - stamp.as_of.astimezone().date()).days
    age = words.text("shell.roster.today") if days <= 0 else _days_ago(words, days)
    return words.text(
        "shell.roster.line", date=day(words, stamp.as_of), age=age, rows=f"{stamp.rows:,}"
    )


def _days_ago(words: Catalogue, days: int) -> str:
    return words.text("shell.roster.yesterday" if days == 1 else "shell.roster.days", days=days)


def user_line(words: Catalogue, user: str, role: Role) -> str:
    """Return who works here, and as what."""
    return words.text("shell.user", user=user, role=words.text(f"shell.role.{role.value}"))


def first_page(role: Role, *, has_roster: bool) -> str:
    """Return the key of the page to open with; a supervisor without a roster begins there."""
    if role is Role.AUDITOR:
        return "auditor"
    return "rosters" if role is Role.SUPERVISOR and not has_roster else "desk"

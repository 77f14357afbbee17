"""Which automatic backups are kept: 12 daily and 10 weekly ones."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo

DAILY = 12
WEEKLY = 10
DAY = timedelta(days=1)


def kept(moments: Iterable[datetime], zone: tzinfo | None = None) -> set[datetime]:
    """
    Return which backups stay: the newest of each of the last days and weeks that have one.

    A day or week without a backup does not count: after a holiday nothing is lost.

    Args:
        moments: of the backups (aware).
        zone: whose days and weeks count; the machine's own by default.
    """
    days: dict[object, datetime] = {}
    weeks: dict[object, datetime] = {}
    for moment in sorted(moments):
        day = moment.astimezone(zone).date()
        days[day] = weeks[day.isocalendar()[:2]] = moment
    return {*list(days.values())[-DAILY:], *list(weeks.values())[-WEEKLY:]}


def is_due(moments: Iterable[datetime], since: datetime, now: datetime) -> bool:
    """
    Return whether another backup, or another check, should be made.

    Args:
        moments: when there were others; one that lies ahead, by a clock set back, counts for none.
        since: when the profile began, for the first one.
        now: aware.
    """
    past = [moment for moment in (*moments, since) if moment <= now]
    return not past or now - max(past) >= DAY

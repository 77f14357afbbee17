"""Which automatic backups are kept, over months of a fake clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from callassist.services.backups.rotation import DAILY, WEEKLY, is_due, kept

TOKYO = ZoneInfo("Asia/Tokyo")
START = datetime(2023, 6, 5, 0, 30, tzinfo=UTC)
DAY = timedelta(days=1)


def lived(days: list[int]) -> set[datetime]:
    """Return what is left when a backup was made on each of these days and rotated at once."""
    left: set[datetime] = set()
    for day in days:
        left = kept({*left, START + day * DAY}, TOKYO)
    return left


def test_twelve_days_and_ten_weeks_are_kept() -> None:
    """After half a year of days there are the last twelve days and the ends of ten weeks."""
    left = lived(list(range(180)))
    last = START + 179 * DAY
    days = {(moment.astimezone(TOKYO)).date() for moment in left}
    newest = {(last - n * DAY).astimezone(TOKYO).date() for n in range(DAILY)}
    weeks = {day.isocalendar()[:2] for day in days}
    assert newest <= days
    assert WEEKLY == len(weeks)
    assert DAILY + WEEKLY - 2 == len(days)  # this week's and last week's end are among the days


def test_days_without_anybody_cost_nothing() -> None:
    """After a month in which nobody logged in, only the oldest of the dailies has given way."""
    before = lived(list(range(DAILY)))
    after = kept({*before, START + 60 * DAY}, TOKYO)
    assert sorted(before)[1:] == sorted(after)[:-1]


def test_of_a_day_the_newest_stays() -> None:
    """Several backups of one day leave the last one."""
    moments = {START + timedelta(hours=hour) for hour in range(6)}
    assert {max(moments)} == kept(moments, TOKYO)


def test_days_are_the_hotlines_own() -> None:
    """Two backups on both sides of midnight in Tokyo are of two days, though of one in UTC."""
    late = datetime(2023, 6, 5, 14, 50, tzinfo=UTC)
    assert {late, late + timedelta(minutes=20)} == kept({late, late + timedelta(minutes=20)}, TOKYO)


@given(st.sets(st.datetimes(datetime(2023, 1, 1), datetime(2024, 12, 31)), max_size=60))  # noqa: DTZ001 - made aware below
def test_never_more_than_promised_and_never_without_the_newest(naive: set[datetime]) -> None:
    """Whatever backups there are, at most 22 stay, the newest among them, and again the same."""
    moments = {moment.replace(tzinfo=UTC) for moment in naive}
    left = kept(moments, UTC)
    assert len(left) <= DAILY + WEEKLY
    assert not moments or max(moments) in left
    assert left == kept(left, UTC)


def test_a_day_after_the_last_one_another_is_due() -> None:
    """A backup is due a day after the last, the first one a day after the profile began."""
    assert not is_due([], START, START + DAY / 2)
    assert is_due([], START, START + DAY)
    assert not is_due([START + DAY], START, START + 1.5 * DAY)
    assert is_due([START + DAY], START, START + 2 * DAY)


def test_a_clock_set_back_does_not_stop_backups() -> None:
    """A backup that seems to lie in the future counts for none."""
    ahead = START + 365 * DAY
    assert is_due([ahead], START, START + 2 * DAY)

"""What the window's frame says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from callassist.domain.accounts import Role
from callassist.presenters.shell import (
    ZOOMS,
    ScreenSettings,
    first_page,
    roster_line,
    user_line,
)
from callassist.words.catalogue import catalogue
from tests.doubles.rosters import NOW

WORDS = catalogue("ja")


@pytest.mark.parametrize(
    ("days", "expected"), [(0, "本日"), (1, "1日前"), (2, "2日前"), (-1, "本日")]
)
def test_the_roster_line_tells_its_age(days: int, expected: str) -> None:
    """The roster's age is told without counting; a clock set back shows no nonsense."""
    stamp = replace(NOW, as_of=datetime(2023, 6, 5, 12, tzinfo=UTC).astimezone())
    line = roster_line(WORDS, stamp, stamp.as_of + timedelta(days=days))
    assert f"名簿 2023年6月5日版 ・ {expected} ・ 152,348件" == line


def test_without_a_roster_the_line_says_so() -> None:
    """A first start is not silent about it."""
    assert roster_line(WORDS, None, datetime.now(UTC)) == "名簿なし"


def test_the_user_line_names_account_and_role() -> None:
    """Whoever looks over a shoulder sees whose window it is."""
    assert user_line(WORDS, "saeki", Role.SUPERVISOR) == "saeki（スーパーバイザー）"


def test_zoom_stays_between_its_ends() -> None:
    """No key press makes the window smaller than 100 % or larger than 200 %."""
    settings = ScreenSettings()
    assert settings.zoomed(-1).scale == ZOOMS[0]
    assert settings.zoomed(50).scale == ZOOMS[-1]
    assert settings.zoomed(2).unzoomed().scale == 1.0


def test_zoom_goes_step_by_step() -> None:
    """Each press is one step, also from a scale between two steps."""
    assert ScreenSettings(scale=1.2).zoomed(1).scale == 1.5


def test_brightness_changes_to_what_is_not_seen_now() -> None:
    """The key does something visible at the first press, even where the desktop decided before."""
    assert ScreenSettings(scheme="auto").toggled(dark_now=True).scheme == "light"
    assert ScreenSettings(scheme="auto").toggled(dark_now=False).scheme == "dark"


@pytest.mark.parametrize(
    ("role", "has_roster", "expected"),
    [
        (Role.OPERATOR, True, "desk"),
        (Role.OPERATOR, False, "desk"),
        (Role.SUPERVISOR, True, "desk"),
        (Role.SUPERVISOR, False, "rosters"),
        (Role.AUDITOR, False, "auditor"),
    ],
)
def test_the_first_page_is_where_work_begins(
    role: Role, expected: str, *, has_roster: bool
) -> None:
    """A supervisor without a roster begins by importing one."""
    assert expected == first_page(role, has_roster=has_roster)

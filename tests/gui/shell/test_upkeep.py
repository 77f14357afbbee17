"""What a window has done once a day, and what it says of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from callassist.domain.accounts import Role
from callassist.domain.backup import Upkeep
from callassist.gui.notice import Notice
from callassist.gui.page import Surroundings
from callassist.gui.shell.upkeep import DailyWork
from callassist.services.session import Session
from callassist.words.catalogue import catalogue
from tests.doubles.tasks import InlineTasks

VERSION = "20230605T101500Z-3f9a"
CHECKED = datetime(2023, 6, 6, tzinfo=UTC)


@dataclass
class FakeBackups:
    """Says what was found, and how often it was asked."""

    found: Upkeep
    asked: int = 0

    def run_due(self) -> Upkeep:
        """Return what was found."""
        self.asked += 1
        return self.found


def said(qtbot: QtBot, backups: FakeBackups, role: Role = Role.SUPERVISOR) -> str:
    """Let a session have its daily work done; return what the line says."""
    line = Notice()
    qtbot.addWidget(line)
    about = SimpleNamespace(words=catalogue("ja"), tasks=InlineTasks())
    daily = DailyWork(cast("Surroundings", about), line, line)
    daily.begin(cast("Session", SimpleNamespace(role=role, backups=backups)))
    daily.run()
    daily.end()
    daily.run()
    return line.accessibleName()


def test_damaged_roster_is_told_with_the_next_step(qtbot: QtBot) -> None:
    """A supervisor reads which roster is damaged and how it is mended."""
    text = said(qtbot, FakeBackups(Upkeep(CHECKED, damaged=(VERSION,))))
    assert VERSION in text
    assert "rosters repair" in text


def test_missing_backup_is_told(qtbot: QtBot) -> None:
    """A backup that could not be made is told, once the session has asked for it."""
    assert "doctor" in said(qtbot, FakeBackups(Upkeep(CHECKED, failed="disk-full")))


def test_nothing_is_said_of_what_went_well(qtbot: QtBot) -> None:
    """Where nothing is amiss nobody is disturbed, and after the end nothing is begun."""
    backups = FakeBackups(Upkeep(CHECKED, backed_up_at=CHECKED))
    assert ("", 1) == (said(qtbot, backups), backups.asked)


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.AUDITOR])
def test_only_supervisors_have_it_done(qtbot: QtBot, role: Role) -> None:
    """An operator's or an auditor's window does none of it."""
    backups = FakeBackups(Upkeep())
    assert ("", 0) == (said(qtbot, backups, role), backups.asked)

"""The desk's page on the screen, with services that answer as a test lays down."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from callassist.gui.desk import DeskPage
from callassist.gui.page import Surroundings
from callassist.gui.theme import Theme
from tests.doubles.desk import FakeDeskSession
from tests.gui.typing import activate


@pytest.fixture
def session() -> FakeDeskSession:
    """Return the services behind the page."""
    return FakeDeskSession()


@pytest.fixture
def page(
    qtbot: QtBot, theme: Theme, surroundings: Surroundings, session: FakeDeskSession
) -> DeskPage:
    """Return the page, shown and active, with the cursor in the number field."""
    page = DeskPage(session, surroundings)
    qtbot.addWidget(page)
    theme.dress(page)
    page.resize(1366, 720)
    activate(qtbot, page)
    page.enter()
    return page

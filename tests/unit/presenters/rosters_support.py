"""What tests of the rosters presenters share."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from callassist.presenters.rosters import RostersPresenter
from callassist.words.catalogue import Catalogue, catalogue
from tests.doubles.rosters import FakeRosters
from tests.doubles.rosters_view import Screen
from tests.doubles.tasks import InlineTasks

WORDS: Catalogue = catalogue("ja")
FILE = Path("roster.xlsx")


@dataclass
class Desk:
    """A presenter, what it shows, what it asks, and how often it said that the roster switched."""

    presenter: RostersPresenter
    screen: Screen
    rosters: FakeRosters
    switches: list[str]

    def doors(self) -> list[object]:
        """Return the doors of the service that were used, without the reading ones."""
        quiet = {"survey", "changes"}
        return [asked[0] for asked in self.rosters.asked if asked[0] not in quiet]

    def forward(self, times: int = 1) -> None:
        """Go on."""
        for _ in range(times):
            self.presenter.forward()


def opened(rosters: FakeRosters | None = None, tasks: InlineTasks | None = None) -> Desk:
    """Return the page's presenter before a file is chosen."""
    service, screen, switches = rosters or FakeRosters(), Screen(), list[str]()
    presenter = RostersPresenter(
        screen.views(), service, tasks or InlineTasks(), WORDS, lambda: switches.append("switched")
    )
    presenter.open()
    return Desk(presenter, screen, service, switches)


def at(steps: int, rosters: FakeRosters | None = None) -> Desk:
    """Return the presenter with a file, so many steps on."""
    desk = opened(rosters)
    desk.presenter.choose(FILE)
    desk.forward(steps)
    return desk

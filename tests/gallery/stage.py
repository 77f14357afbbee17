"""What a gallery state is given to make its screen with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from callassist.gui.page import Surroundings
from callassist.gui.theme import Theme
from callassist.presenters.shell import ScreenSettings
from callassist.words.catalogue import Catalogue, catalogue
from tests.doubles.tasks import InlineTasks

NOON = datetime(2023, 6, 7, 3, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Stage:
    """
    The ground a state is drawn on.

    Args:
        theme: colours and zoom.
        settings: the same as settings of the window.
    """

    theme: Theme
    settings: ScreenSettings

    @property
    def words(self) -> Catalogue:
        """The catalogue of the stage's language."""
        return catalogue(self.settings.language)

    def surroundings(self) -> Surroundings:
        """Return surroundings in which everything happens at once and the time stands still."""
        return Surroundings(
            self.words, InlineTasks(), self.settings, lambda _settings: None, lambda: NOON
        )


State = Callable[[Stage], QWidget]

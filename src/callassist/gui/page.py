"""What every screen in the window's stack answers to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from callassist.presenters.background import Background
from callassist.presenters.shell import ScreenSettings
from callassist.words.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Surroundings:
    """
    What screens need beside their services.

    Args:
        words: every sentence the program says.
        tasks: background work.
        settings: how the window looks at the start.
        save: keeps changed settings for the next start.
        now: the time, aware.
    """

    words: Catalogue
    tasks: Background
    settings: ScreenSettings
    save: Callable[[ScreenSettings], None]
    now: Callable[[], datetime]


class Page(QWidget):
    """
    A screen of the window; each says what it does when the window locks.

    Args:
        key: name the window finds it by, such as "desk".
        parent: owner.
    """

    switched = Signal()  # this page made another roster the active one

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key

    def header(self) -> QWidget | None:
        """Return what the page puts into the window's header, such as the call's clock."""
        return None

    def enter(self) -> None:
        """Come to the front: put the cursor where work begins."""

    def lock(self) -> None:
        """Take everything personal off the screen; public text may stay."""

    def unlock(self) -> None:
        """Go on after a lock."""

    def roster_switched(self) -> None:
        """Hear that another roster is active now, by this window or another process."""

    def may_leave(self) -> bool:
        """Say whether nothing is lost by leaving; where something is, say so and be asked again."""
        return True

    def leave(self) -> None:
        """Let go: the session ends and the page is thrown away."""

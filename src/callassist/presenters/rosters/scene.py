"""What stands on the page: the file in hand, the pane in front, and whether it may be seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from callassist.presenters.rosters.draft import Draft
from callassist.presenters.rosters.steps import Footer, Pane
from callassist.presenters.rosters.views import Frame


class Scene:
    """
    Brings panes to the front.

    Args:
        frame: what stands around the panes.
    """

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.pane = Pane.START
        self.draft: Draft | None = None
        self.locked = False
        self._shows: Mapping[Pane, Callable[[], None]] = {}
        self._footer: Callable[[], Footer] = Footer

    def furnish(
        self, shows: Mapping[Pane, Callable[[], None]], footer: Callable[[], Footer]
    ) -> None:
        """Say what shows a pane's content, and what can be pressed below it."""
        self._shows, self._footer = shows, footer

    def turn(self, pane: Pane) -> None:
        """Show a pane with what it holds; nothing personal while the window is locked."""
        self.pane = pane
        if not self.locked and pane in self._shows:
            self._shows[pane]()
        self.frame.show_pane(pane)
        self.offer()

    def offer(self) -> None:
        """Say what can be pressed now."""
        self.frame.show_footer(self._footer())

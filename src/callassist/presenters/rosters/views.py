"""The panes of the page and what stands around them, as the presenters see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from callassist.domain.errors import CallAssistError
from callassist.presenters.rosters.changes import ChangesView
from callassist.presenters.rosters.check import CheckView
from callassist.presenters.rosters.columns import ColumnsView
from callassist.presenters.rosters.file import FileView
from callassist.presenters.rosters.reading import ProgressView
from callassist.presenters.rosters.start import StartView
from callassist.presenters.rosters.steps import Footer, Pane, Remark
from callassist.presenters.rosters.switch import SwitchView


class Frame(Protocol):
    """What stands around the panes."""

    def show_pane(self, pane: Pane) -> None:
        """Bring a pane to the front and put the cursor where work begins."""

    def show_footer(self, footer: Footer) -> None:
        """Say what can be pressed below the pane."""

    def show_remark(self, remark: Remark | None) -> None:
        """Say a line above the pane, or take the last one away."""

    def show_error(self, error: CallAssistError) -> None:
        """Say what went wrong above the pane, and the next step."""


@dataclass(frozen=True, slots=True)
class Views:
    """The panes of the page, and what stands around them."""

    frame: Frame
    start: StartView
    file: FileView
    columns: ColumnsView
    progress: ProgressView
    check: CheckView
    changes: ChangesView
    switch: SwitchView

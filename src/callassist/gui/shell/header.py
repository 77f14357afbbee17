"""The bar at the top: where one is, the call, the roster's date, who works, how to lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from callassist._generated.forms.main_window import Ui_MainWindow
from callassist.domain.accounts import Role
from callassist.gui.page import Surroundings
from callassist.presenters.shell import roster_line, user_line

if TYPE_CHECKING:  # the way in shows no roster
    from callassist.domain.roster import RosterStamp


class Header:
    """
    Fills the header of the window's form.

    Args:
        ui: the window's form.
        surroundings: words and the time.
    """

    def __init__(self, ui: Ui_MainWindow, surroundings: Surroundings) -> None:
        self._ui = ui
        self._about = surroundings
        self._slots: list[QWidget] = []

    def begin(self, user: str, role: Role) -> None:
        """Show the header for the person who has logged in."""
        self._ui.user_line.setText(user_line(self._about.words, user, role))
        self._ui.navigation.setVisible(role is Role.SUPERVISOR)
        self._ui.roster_line.clear()
        self._ui.header.show()

    def hide(self) -> None:
        """Take the header away: nobody is logged in."""
        self._ui.header.hide()
        self._ui.user_line.clear()
        self._ui.roster_line.clear()
        for slot in self._slots:
            self._ui.call_layout.removeWidget(slot)
            slot.deleteLater()
        self._slots.clear()

    def take_slot(self, widget: QWidget | None) -> None:
        """Put what a page has for the header into it, such as the call's clock."""
        if widget is not None:
            self._ui.call_layout.addWidget(widget)
            self._slots.append(widget)

    def show_page(self, key: str) -> None:
        """Mark the screen that is seen."""
        page = self._about.words.text(f"shell.page.{key}")
        self._ui.page_name.setText(page)
        self._ui.page_name.setVisible(self._ui.navigation.isHidden())
        self._ui.to_desk.setChecked(key == "desk")
        self._ui.to_rosters.setChecked(key == "rosters")

    def show_roster(self, stamp: RosterStamp | None) -> None:
        """Show which roster is active, how old it is and how many are on it."""
        self._ui.roster_line.setText(roster_line(self._about.words, stamp, self._about.now()))

    def lock(self, *, locked: bool) -> None:
        """Let nothing of the header be pressed while the window is locked."""
        for part in (self._ui.navigation, self._ui.call_slot, self._ui.lock):
            part.setEnabled(not locked)

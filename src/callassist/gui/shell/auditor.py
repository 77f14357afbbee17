"""What an auditor sees: no roster and no call, only where the access log is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from callassist._generated.forms.auditor import Ui_AuditorPage
from callassist.gui.page import Page


class AuditorPage(Page):
    """Names the command that exports the access log."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("auditor", parent)
        self.ui = Ui_AuditorPage()
        self.ui.setupUi(self)

"""The fifth step: what the switch does; afterwards the way back, and the report."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from callassist._generated.forms.rosters_switch import Ui_SwitchPane
from callassist.domain.errors import CallAssistError
from callassist.presenters.rosters.steps import Remark
from callassist.presenters.rosters.switch import SwitchSheet
from callassist.words.catalogue import Catalogue


class SwitchPane(QWidget):
    """Says what will happen, and then what did."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_SwitchPane()
        self.ui.setupUi(self)
        self._words: Catalogue | None = None

    def begin(self, words: Catalogue) -> None:
        """Take on the catalogue."""
        self._words = words

    def first(self) -> QWidget:
        """Return where the cursor begins: not on a button, which Enter would press."""
        return self

    def show_switch(self, sheet: SwitchSheet) -> None:
        """Show what will happen, or what did."""
        self.ui.summary.setText(sheet.summary)
        self.ui.happens.setText(sheet.happens)
        over = sheet.done is not None
        if sheet.done is None:
            self.ui.done.clear()
        else:
            self.ui.done.show_line(sheet.done.kind, sheet.done.message, sheet.done.hint)
        self.ui.before_card.setVisible(not over)
        self.ui.after_card.setVisible(over)
        self.ui.report_card.setVisible(over)
        self.ui.undo.setEnabled(sheet.can_undo)

    def show_saved(self, remark: Remark | None) -> None:
        """Say that the report was written."""
        if remark is None:
            self.ui.saved.clear()
        else:
            self.ui.saved.show_line(remark.kind, remark.message, remark.hint)

    def show_save_error(self, error: CallAssistError) -> None:
        """Say why it was not."""
        if self._words is not None:
            self.ui.saved.show_error(self._words, error)

"""The third step: what the file would change, what it could not, and the switch."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from callassist._generated.forms.rosters_plan import Ui_PlanPane
from callassist.gui.rosters.models import problem_model
from callassist.gui.rosters.table import LineModel
from callassist.gui.rosters.tables import furnish, size_rows
from callassist.gui.theme import Theme
from callassist.presenters.rosters import PlanSheet, ProblemLine
from callassist.words.catalogue import Catalogue

REASON_COLUMN = 3
ACKNOWLEDGE_KEY = "Alt+K"
FIGURES = ("added", "changed", "removed", "unchanged", "rejected")


class PlanPane(QWidget):
    """Shows a plan; acknowledgement and reason stand before the switch where they are needed."""

    approval_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_PlanPane()
        self.ui.setupUi(self)
        self.ui.acknowledge.setShortcut(ACKNOWLEDGE_KEY)
        self._words: Catalogue | None = None
        self._model: LineModel[ProblemLine] | None = None
        self.ui.acknowledge.toggled.connect(self.approval_changed)
        self.ui.reason.textChanged.connect(self.approval_changed)

    def begin(self, words: Catalogue) -> None:
        """Give the table its headings."""
        self._words = words
        self._model = problem_model(words)
        furnish(self.ui.problems, self._model, REASON_COLUMN)

    def set_theme(self, theme: Theme) -> None:
        """Size the table's rows."""
        size_rows(self.ui.problems, theme, lines=2)

    def acknowledged(self) -> bool:
        """Return whether the box is ticked."""
        return self.ui.acknowledge.isChecked()

    def reason(self) -> str:
        """Return the reason as typed."""
        return self.ui.reason.text()

    def show_plan(self, sheet: PlanSheet) -> None:
        """Show a plan afresh, nothing acknowledged."""
        self.ui.summary.setText(sheet.summary)
        self.ui.sums.setText(sheet.sums)
        self._show_figures(sheet)
        self._show_problems(sheet)
        if sheet.warning is None:
            self.ui.warning.clear()
        else:
            warning = sheet.warning
            self.ui.warning.show_line(warning.kind, warning.message, warning.hint)
        self.ui.acknowledge.setChecked(False)
        self.ui.reason.clear()
        self.ui.approval.setVisible(sheet.needs_approval and sheet.possible)

    def _show_figures(self, sheet: PlanSheet) -> None:
        figures = {name: getattr(sheet, name) for name in FIGURES}
        for name, figure in figures.items():
            getattr(self.ui, name).setText(figure.printed)
        counts = (
            sheet.added.count,
            sheet.changed.count,
            sheet.removed.count,
            sheet.unchanged.count,
        )
        if self._words is not None:
            names = zip(FIGURES, counts, strict=False)
            spoken = {name: f"{count:,}" for name, count in names}
            self.ui.change_bar.show_counts(
                counts, self._words.text("shell.rosters.bar.spoken", **spoken)
            )

    def _show_problems(self, sheet: PlanSheet) -> None:
        if self._model is not None:
            self._model.replace(sheet.problems)
        self.ui.problems_more.setText(sheet.problems_more)
        for part in (self.ui.problems, self.ui.problems_title, self.ui.problems_more):
            part.setVisible(bool(sheet.problems))

"""The fourth step: five figures, the bar, and the changes person by person."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHeaderView, QWidget

from callassist._generated.forms.rosters_changes import Ui_ChangesPane
from callassist.domain.changes import ChangeFilter, ChangeKind
from callassist.gui.notice import Notice
from callassist.gui.rosters.change_cells import ChangeCells
from callassist.gui.rosters.models import KIND, NEW, OLD, ChangeModel
from callassist.gui.rosters.tables import furnish, size_rows
from callassist.gui.theme import Theme
from callassist.presenters.rosters.change_lines import ChangeLine
from callassist.presenters.rosters.changes_sheet import ChangesSheet
from callassist.presenters.rosters.steps import Remark
from callassist.words.catalogue import Catalogue

ACKNOWLEDGE_KEY, TOLD_KEY, FIND_KEY = "Alt+K", "Alt+T", "Ctrl+F"
FIGURES = ("added", "changed", "removed", "unchanged", "rejected")
ALL = "all"
KIND_WIDTH = 88


class ChangesPane(QWidget):
    """Shows a plan's changes; acknowledgement and reason stand below them where they are needed."""

    narrowed = Signal(ChangeFilter)
    more_wanted = Signal()
    approval_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_ChangesPane()
        self.ui.setupUi(self)
        self.ui.acknowledge.setShortcut(ACKNOWLEDGE_KEY)
        self.ui.told.setShortcut(TOLD_KEY)
        self._words: Catalogue | None = None
        self._model: ChangeModel | None = None
        self._cells = ChangeCells()
        QShortcut(QKeySequence(FIND_KEY), self).activated.connect(self.ui.reference.setFocus)
        self.ui.acknowledge.toggled.connect(self.approval_changed)
        self.ui.reason.textChanged.connect(self.approval_changed)
        self.ui.kind.chosen.connect(self._narrow)
        self.ui.field.activated.connect(self._narrow)
        self.ui.reference.textEdited.connect(self._narrow)
        self.ui.told.clicked.connect(self._narrow)

    def begin(self, words: Catalogue) -> None:
        """Give the table its headings and the filters their choices."""
        self._words = words
        self._model = ChangeModel(words)
        self._model.wanted.connect(self.more_wanted)
        furnish(self.ui.changes, self._model, NEW)
        self.ui.changes.setItemDelegate(self._cells)
        kinds = tuple((one.value, words.text(f"rosters.change.{one.value}")) for one in ChangeKind)
        self.ui.kind.set_options(((ALL, words.text("rosters.filter.all")), *kinds))

    def set_theme(self, theme: Theme) -> None:
        """Size the rows."""
        self._cells.set_theme(theme)
        size_rows(self.ui.changes, theme)
        header = self.ui.changes.horizontalHeader()
        for column in (OLD, NEW):  # old and new share the room that is left
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(KIND, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(KIND, theme.px(KIND_WIDTH))

    def first(self) -> QWidget:
        """Return where the cursor begins."""
        return self.ui.changes if self.ui.approval.isHidden() else self.ui.acknowledge

    def acknowledged(self) -> bool:
        """Return whether the box is ticked."""
        return self.ui.acknowledge.isChecked()

    def reason(self) -> str:
        """Return the reason as typed."""
        return self.ui.reason.text()

    def begin_plan(self) -> None:
        """Forget what was typed for another plan."""
        self.ui.acknowledge.setChecked(False)
        self.ui.reason.clear()
        self.ui.kind.choose(ALL)
        self.ui.field.clear()
        self.ui.reference.clear()
        self.ui.told.setChecked(False)

    def show_changes(self, sheet: ChangesSheet) -> None:
        """Show the figures and what must be acknowledged."""
        self.ui.summary.setText(sheet.summary)
        for name in FIGURES:
            getattr(self.ui, name).setText(getattr(sheet, name).printed)
        counts = (
            sheet.added.count,
            sheet.changed.count,
            sheet.removed.count,
            sheet.unchanged.count,
        )
        self.ui.change_bar.show_counts(counts, sheet.spoken)
        self._show_line(self.ui.warning, sheet.warning)
        self.ui.approval.setVisible(sheet.needs_approval)

    def show_fields(self, fields: tuple[tuple[str, str], ...]) -> None:
        """Offer fields to filter by."""
        chosen = self.ui.field.currentData()
        self.ui.field.clear()
        for field, words in fields:
            self.ui.field.addItem(words, field)
        self.ui.field.setCurrentIndex(max(self.ui.field.findData(chosen), 0))

    def show_told(self, remark: Remark | None) -> None:
        """Say how many of those who change were spoken to already."""
        self._show_line(self.ui.told_notice, remark)

    def show_lines(self, lines: tuple[ChangeLine, ...], *, more: bool) -> None:
        """Replace the table."""
        if self._model is not None:
            self._model.show_lines(lines, more=more)
            self.ui.changes.scrollToTop()
            self._count()

    def add_lines(self, lines: tuple[ChangeLine, ...], *, more: bool) -> None:
        """Put lines below those shown."""
        if self._model is not None:
            self._model.add_lines(lines, more=more)
            self._count()

    def clear(self) -> None:
        """Take the persons off the screen."""
        self.show_lines((), more=False)
        self.ui.shown.clear()

    def _count(self) -> None:
        if self._model is None or self._words is None:
            return
        lines = self._model.lines()
        people = sum(bool(line.reference) for line in lines)
        key = "shown-more" if self._model.more else "shown" if people else "none"
        self.ui.shown.setText(self._words.text(f"rosters.filter.{key}", count=f"{people:,}"))

    def _narrow(self) -> None:
        kind = self.ui.kind.choice()
        self.narrowed.emit(
            ChangeFilter(
                kinds=() if kind == ALL else (ChangeKind(kind),),
                field=self.ui.field.currentData(Qt.ItemDataRole.UserRole) or "",
                reference=self.ui.reference.text(),
                told=self.ui.told.isChecked(),
            )
        )

    def _show_line(self, notice: Notice, remark: Remark | None) -> None:
        if remark is None:
            notice.clear()
        else:
            notice.show_line(remark.kind, remark.message, remark.hint)

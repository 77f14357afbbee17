"""The tables keep Qt's contract of a model."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from callassist.gui.rosters.models import (
    NEW,
    OLD,
    VALUED,
    ChangeModel,
    SheetModel,
    history_model,
    problem_kind_model,
)
from callassist.gui.rosters.table import LineModel
from callassist.presenters.rosters.change_lines import change_lines
from callassist.presenters.rosters.check import ProblemKindLine
from callassist.presenters.rosters.file import SheetLine
from callassist.presenters.rosters.start import history_line
from callassist.words.catalogue import Catalogue
from tests.doubles.rosters import CHANGES, NOW, entry
from tests.doubles.rosters import OLD as EARLIER

WARN = QAbstractItemModelTester.FailureReportingMode.Warning


def test_a_model_keeps_the_contract_while_its_lines_change(qtbot: QtBot, words: Catalogue) -> None:
    """Qt's own tester watches the model being filled, replaced and emptied."""
    del qtbot
    model = history_model(words)
    tester = QAbstractItemModelTester(model, WARN)
    lines = tuple(history_line(words, entry(stamp)) for stamp in (NOW, EARLIER))
    for shown in (lines, lines[:1], (), lines):
        model.replace(shown)
        assert model.rowCount() == len(shown)
    model.extend(lines)
    assert model.rowCount() == 2 * len(lines)
    assert tester.model() is model


def test_a_cell_shows_its_line(qtbot: QtBot, words: Catalogue) -> None:
    """Columns stand under their headings, and a cell's tooltip says no more than the cell."""
    del qtbot
    model = problem_kind_model(words)
    model.replace((ProblemKindLine("code", "理由。", "2件", "18行", "直し方。"),))
    headings = [
        model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())
    ]
    assert headings == ["件数", "理由と直し方", "例（行・列）"]
    cells = [model.data(model.index(0, column)) for column in range(model.columnCount())]
    assert cells == ["2件", "理由。\n直し方。", "18行"]
    index = model.index(0, 1)
    assert model.data(index, Qt.ItemDataRole.ToolTipRole) == model.data(index)
    assert model.data(index, Qt.ItemDataRole.DecorationRole) is None


def test_a_thousand_lines_are_one_reset(qtbot: QtBot) -> None:
    """A long list arrives as one change, not as a thousand."""
    model: LineModel[int] = LineModel(("n",), lambda line: (str(line),))
    with qtbot.waitSignal(model.modelReset):
        model.replace(tuple(range(1000)))
    assert model.line(model.index(999, 0)) == 999


def test_a_tick_is_handed_on_and_waits_for_its_answer(qtbot: QtBot, words: Catalogue) -> None:
    """The model shows a sheet as ticked only when it is told so; one without a header never."""
    model = SheetModel(words)
    tester = QAbstractItemModelTester(model, WARN)
    model.replace(
        (
            SheetLine("低圧", "2行", "", chosen=False, possible=True),
            SheetLine("表紙", "0行", "見出しなし", chosen=False, possible=False),
        )
    )
    first, second = model.index(0, 0), model.index(1, 0)
    with qtbot.waitSignal(model.toggled) as heard:
        model.setData(first, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert heard.args == ["低圧", True]
    assert model.data(first, Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Unchecked
    assert not model.setData(second, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert not model.flags(second) & Qt.ItemFlag.ItemIsUserCheckable
    assert tester.model() is model


def test_further_changes_are_asked_for_once(qtbot: QtBot, words: Catalogue) -> None:
    """Until the next ones come, the model asks no second time."""
    model = ChangeModel(words)
    tester = QAbstractItemModelTester(model, WARN)
    lines = tuple(line for change in CHANGES for line in change_lines(words, change))
    heard: list[str] = []
    model.wanted.connect(lambda: heard.append("more"))
    model.show_lines(lines, more=True)
    for _ in range(3):
        model.fetchMore(QModelIndex())
    assert heard == ["more"]
    model.add_lines(lines, more=False)
    assert not model.canFetchMore(QModelIndex())
    assert tester.model() is model
    del qtbot


def test_only_what_was_or_comes_is_marked(qtbot: QtBot, words: Catalogue) -> None:
    """An absent value is neither struck through nor coloured."""
    del qtbot
    model = ChangeModel(words)
    model.show_lines(change_lines(words, CHANGES[2]), more=False)
    marked = [model.data(model.index(0, column), VALUED) for column in (0, OLD, NEW)]
    assert marked == [False, True, False]

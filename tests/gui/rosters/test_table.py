"""The tables keep Qt's contract of a model."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from callassist.gui.rosters.models import history_model, problem_model
from callassist.gui.rosters.table import LineModel
from callassist.presenters.rosters.wording import history_line, plan_sheet
from callassist.words.catalogue import Catalogue
from tests.doubles.rosters import NOW, OLD, PROBLEMS, make_plan


def test_a_model_keeps_the_contract_while_its_lines_change(qtbot: QtBot, words: Catalogue) -> None:
    """Qt's own tester watches the model being filled, replaced and emptied."""
    del qtbot
    model = history_model(words)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    lines = tuple(history_line(words, stamp) for stamp in (NOW, OLD))
    for shown in (lines, lines[:1], (), lines):
        model.replace(shown)
        assert model.rowCount() == len(shown)
    assert tester.model() is model


def test_a_cell_shows_its_line(qtbot: QtBot, words: Catalogue) -> None:
    """Columns stand under their headings, and a cell's tooltip says no more than the cell."""
    del qtbot
    model = problem_model(words)
    model.replace(plan_sheet(words, make_plan(problems=PROBLEMS)).problems)
    headings = [
        model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())
    ]
    assert headings == ["行", "列", "区分", "理由と直し方"]
    cells = [model.data(model.index(0, column)) for column in range(model.columnCount())]
    assert cells[:3] == ["低圧需要家 18", "整理番号", "受け入れず"]
    index = model.index(0, 3)
    assert model.data(index, Qt.ItemDataRole.ToolTipRole) == model.data(index)
    assert model.data(index, Qt.ItemDataRole.DecorationRole) is None


def test_a_thousand_problems_are_one_reset(qtbot: QtBot) -> None:
    """A long list arrives as one change, not as a thousand."""
    model: LineModel[int] = LineModel(("n",), lambda line: (str(line),))
    with qtbot.waitSignal(model.modelReset):
        model.replace(tuple(range(1000)))
    assert model.line(model.index(999, 0)) == 999

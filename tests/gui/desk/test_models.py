"""The lists of the desk keep Qt's rules for models."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from callassist.domain.pack import Certainty
from callassist.gui.desk.answers import AnswerModel
from callassist.gui.desk.candidates import CandidateModel
from callassist.gui.desk.items import ItemModel
from callassist.presenters.desk.models import AnswerRow, CandidateLine, ItemLine
from callassist.services.views import Part

NAME = (Part("山田", typed=True),)


def _tester(model: QAbstractListModel) -> QAbstractItemModelTester:
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_people_are_a_sound_model(qapp: QApplication) -> None:
    """As many people, fewer and more can follow each other."""
    del qapp
    model = CandidateModel()
    tester = _tester(model)
    lines = tuple(CandidateLine(str(at), NAME, NAME, "一致") for at in range(3))
    for shown in (lines, lines[::-1], lines[:1], (), lines):
        model.show(shown)
        assert len(shown) == model.rowCount()
    del tester


def test_items_are_a_sound_model(qapp: QApplication) -> None:
    """What is heard of an item is its name, its certainty and its sentence."""
    del qapp
    model = ItemModel()
    tester = _tester(model)
    model.show((ItemLine("●", "力率", "synthetic", Certainty.CONFIRMED, "確認済"),))
    assert "● 力率" == model.index(0, 0).data()
    del tester


def test_questions_are_a_sound_model(qapp: QApplication) -> None:
    """What is heard of a question holds its state in words."""
    del qapp
    model = AnswerModel()
    tester = _tester(model)
    model.show((AnswerRow("a", "手紙は本物ですか", "△", "一部折り返し"),))
    assert "手紙は本物ですか △ 一部折り返し" == model.index(0, 0).data()
    del tester

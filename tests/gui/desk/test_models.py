"""The lists of the desk keep Qt's rules for models."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from callassist.domain.pack import Certainty
from callassist.gui.desk.answers import AnswerList
from callassist.gui.desk.candidates import CandidateList
from callassist.gui.desk.items import ItemGrid
from callassist.gui.desk.lines_model import LINE_ROLE
from callassist.presenters.desk.models import AnswerRow, CandidateLine, ItemLine
from callassist.services.views import Part

NAME = (Part("山田", typed=True),)


def _tester(model: QAbstractItemModel) -> QAbstractItemModelTester:
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_people_are_a_sound_model(qtbot: QtBot) -> None:
    """As many people, fewer and more can follow each other."""
    people = CandidateList()
    qtbot.addWidget(people)
    tester = _tester(people.model())
    lines = tuple(CandidateLine(str(at), NAME, NAME, "一致") for at in range(3))
    for shown in (lines, lines[::-1], lines[:1], (), lines):
        people.show_people(shown)
        assert len(shown) == people.model().rowCount()
    del tester


def test_a_blank_line_in_sight_is_told(qtbot: QtBot) -> None:
    """Nobody is asked for who is out of sight; filling the blanks leaves the current line be."""
    people = CandidateList()
    qtbot.addWidget(people)
    people.resize(300, 300)
    people.show()
    known = tuple(CandidateLine(str(at), NAME, NAME, "一致") for at in range(20))
    with qtbot.assertNotEmitted(people.blank_seen):
        people.show_people(known[:16] + (CandidateLine(),) * 4)
        people.step(3)
    with qtbot.waitSignal(people.blank_seen):
        people.scrollToBottom()
    people.complete(known)
    assert ("3", "19") == (
        people.current_token(),
        people.model().index(19, 0).data(LINE_ROLE).token,
    )


def test_items_are_a_sound_model(qtbot: QtBot) -> None:
    """An item shows its mark and name; heard of it are name, certainty and sentence."""
    items = ItemGrid()
    qtbot.addWidget(items)
    tester = _tester(items.model())
    items.show_items((ItemLine("●", "力率", "synthetic", Certainty.CONFIRMED, "確認済"),))
    index = items.model().index(0, 0)
    assert "● 力率" == index.data()
    assert "力率 確認済 synthetic" == index.data(Qt.ItemDataRole.AccessibleTextRole)
    del tester


def test_questions_are_a_sound_model(qtbot: QtBot) -> None:
    """What is heard of a question holds its state in words."""
    questions = AnswerList()
    qtbot.addWidget(questions)
    tester = _tester(questions.model())
    questions.show_rows((AnswerRow("a", "手紙は本物ですか", "△", "一部折り返し"),), first=True)
    assert "手紙は本物ですか △ 一部折り返し" == questions.model().index(0, 0).data()
    del tester

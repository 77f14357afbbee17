"""What to say now, and what happened."""

from __future__ import annotations

from typing import cast

import pytest

from callassist.presenters.desk.models import AnswerRow, IncidentSheet, Length
from callassist.services.views import SearchState, SearchView
from tests.doubles.desk import FOUND, ROSTER, record, shipped_pack
from tests.unit.presenters.desk.view import Desk


def at(prefix: str) -> Desk:
    """Return a desk at which an incident was picked by its key."""
    desk = Desk()
    desk.presenter.pick(prefix)
    return desk


def test_the_common_opening_comes_first() -> None:
    """Before any letter the warm block holds the common opening, and there is no flow."""
    desk = Desk()
    assert shipped_pack().common.normal == desk.script.say
    assert "" == desk.script.onward
    assert desk.incident is None


@pytest.mark.parametrize("prefix", ["A", "B", "C"])
def test_one_key_opens_an_incident_without_any_number(prefix: str) -> None:
    """Title, explanation and the incident's sentence are there at once."""
    desk = at(prefix)
    incident = shipped_pack().incident(prefix)
    assert incident is not None
    assert desk.incident is not None
    assert incident.explanation.normal == desk.incident.text
    assert incident.explanation.brief == desk.script.say


def test_the_first_letter_typed_opens_the_incident() -> None:
    """The explanation is readable before any digit."""
    desk = Desk()
    desk.session.lookup.view = SearchView(SearchState.PREFIX_ONLY, prefix="B", roster=ROSTER)
    desk.presenter.type("B", "")
    assert desk.incident is not None
    assert "B" == desk.incident.choice.prefix


def test_an_unknown_letter_leads_to_the_safe_script() -> None:
    """No incident is guessed: the pack's own text for unknown letters is said."""
    desk = at("A")
    desk.session.lookup.view = SearchView(SearchState.UNKNOWN_PREFIX, roster=ROSTER)
    desk.presenter.type("X", "")
    assert shipped_pack().unknown.normal == desk.script.say
    assert desk.incident is None


def test_the_flow_goes_on_and_back() -> None:
    """F12 walks through the steps, F11 walks back the way one came."""
    desk = at("A")
    flow = shipped_pack().flows[0]
    desk.presenter.onward()
    desk.presenter.onward()
    assert (flow.steps[1].say.normal, 1) == (desk.script.say, desk.script.position)
    desk.presenter.back()
    desk.presenter.back()
    assert -1 == desk.script.position


def test_the_flow_ends_where_its_last_step_does() -> None:
    """After the last step there is nowhere to go on to."""
    desk = at("A")
    for _ in range(20):
        desk.presenter.onward()
    assert ("", desk.script.total - 1) == (desk.script.onward, desk.script.position)


def test_an_answer_interrupts_and_gives_back_the_step() -> None:
    """An answer takes the warm block; Esc and F12 both return to the waiting step."""
    for leave in ("return_to_step", "onward", "back"):
        desk = at("A")
        desk.presenter.onward()
        before = desk.script
        desk.presenter.answer("letter-genuine")
        assert before.say != desk.script.say
        getattr(desk.presenter, leave)()
        assert before == desk.script


def test_a_branch_leads_to_its_answer() -> None:
    """A branch of a step puts the answer it names into the warm block."""
    desk = at("A")
    desk.presenter.onward()
    desk.presenter.onward()
    branch = shipped_pack().flows[0].steps[1].branches[0][1]
    answer = next(one for one in shipped_pack().answers if one.id == branch)
    desk.presenter.branch(0)
    assert answer.say.normal == desk.script.say


def test_the_length_changes_everything_that_is_read() -> None:
    """One key changes the explanation and the warm block together."""
    desk = at("A")
    desk.presenter.onward()
    desk.presenter.read_in(Length.SLOW)
    step = shipped_pack().flows[0].steps[0]
    assert desk.incident is not None
    assert step.say.slow == desk.script.say
    assert shipped_pack().incidents[0].explanation.slow == desk.incident.text


def test_a_verified_person_hears_what_is_confirmed() -> None:
    """At the step that tells the items, the sentence names the row's own and no other."""
    desk = Desk()
    desk.session.lookup.view = FOUND
    desk.presenter.type("A 001-2345", "やまだ")
    desk.presenter.verify("t1")
    for _ in range(5):
        desk.presenter.onward()
    expected = "お客さまの場合、契約名義、連絡先電話番号が含まれていたことを確認しております。"
    assert expected == desk.script.say


def test_an_unknown_class_asks_and_a_choice_narrows() -> None:
    """Where the row does not say the class, the caller is asked; choosing lists that class."""
    desk = Desk()
    desk.session.lookup.view = FOUND
    desk.session.lookup.released = record("", "低圧でしょうか")
    desk.presenter.type("A 001-2345", "やまだ")
    desk.presenter.verify("t1")
    assert "低圧でしょうか" == _sheet(desk).items.ask
    desk.presenter.choose_class(3)
    assert ("", 3) == (_sheet(desk).items.ask, _sheet(desk).items.chosen)
    assert "使用電力量" not in {item.label for item in _sheet(desk).items.items}


def test_c_is_explained_in_general_until_the_case_is_known() -> None:
    """Neither case of C is guessed; choosing one tells that one."""
    desk = at("C")
    assert -1 == _sheet(desk).items.chosen
    desk.presenter.next_class()
    assert shipped_pack().incidents[2].cases[0].title == _sheet(desk).title


def test_b_lists_what_is_not_included() -> None:
    """Only B rules items out, and they are marked so."""
    assert {"×"} == {item.mark for item in _sheet(at("B")).items.items} - {"●"}
    assert "×" not in {item.mark for item in _sheet(at("A")).items.items}


def test_questions_are_found_by_words() -> None:
    """The list holds what was typed; before an incident it holds only what fits them all."""
    desk = Desk()
    desk.presenter.ask("不審")
    rows = _rows(desk)
    assert rows
    assert all(not _prefixes(row.id) for row in rows)


def test_the_five_things_stand_first() -> None:
    """Under an incident the five things every caller is told head the list."""
    assert ["aspect:what-happened"] == [row.id for row in _rows(at("A"))][:1]


def test_every_question_of_every_incident_has_an_answer() -> None:
    """Whatever is listed can be said: choosing it fills the warm block."""
    for prefix in ("A", "B", "C"):
        desk = at(prefix)
        for row in _rows(desk):
            desk.presenter.answer(row.id)
            assert row.title in desk.script.crumb
            assert desk.script.say


def _sheet(desk: Desk) -> IncidentSheet:
    assert desk.incident is not None
    return desk.incident


def _rows(desk: Desk) -> tuple[AnswerRow, ...]:
    _, rows = cast("tuple[str, tuple[AnswerRow, ...]]", desk.say.last("show_answers"))
    return rows


def _prefixes(answer_id: str) -> tuple[str, ...]:
    return next(one.prefixes for one in shipped_pack().answers if one.id == answer_id)

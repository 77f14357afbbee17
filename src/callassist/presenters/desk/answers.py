"""What callers ask: the five things every incident tells, then the questions of the pack."""

from __future__ import annotations

from dataclasses import dataclass

from callassist.domain.pack import Answer, AnswerState, AspectText, Incident, SayText
from callassist.presenters.desk.models import AnswerRow
from callassist.presenters.desk.ports import Content
from callassist.words.catalogue import Catalogue

MARKS = {AnswerState.FULL: "◎", AnswerState.PARTIAL: "△", AnswerState.CALLBACK: "■"}
ASPECT = "aspect:"


@dataclass(frozen=True, slots=True)
class Reply:
    """What the warm block needs of an answer, whichever kind it is."""

    title: str
    mark: str
    word: str
    say: SayText
    know: str
    never: str


class AnswerBook:
    """
    Lists and finds answers for an incident.

    Args:
        content: the public content.
        words: the catalogue of the window's language.
    """

    def __init__(self, content: Content, words: Catalogue) -> None:
        self._content = content
        self._words = words

    def rows(self, prefix: str, query: str) -> tuple[AnswerRow, ...]:
        """Return what can be asked under an incident; before one is known, what fits them all."""
        incident = self._content.incident(prefix)
        aspects = incident.aspects if incident and not query.strip() else ()
        answers = [
            one for one in self._content.answers(prefix, query) if prefix or not one.prefixes
        ]
        return (*map(self._aspect_row, aspects), *map(self._row_of, answers))

    def reply(self, answer_id: str, prefix: str) -> Reply | None:
        """Return an answer or one of the five things, or None where there is no such one."""
        incident = self._content.incident(prefix)
        if answer_id.startswith(ASPECT):
            return self._aspect(answer_id.removeprefix(ASPECT), incident)
        answer = self._content.answer(answer_id)
        return self._reply(answer) if answer else None

    def _row_of(self, answer: Answer) -> AnswerRow:
        return AnswerRow(answer.id, answer.title, MARKS[answer.state], self._word(answer.state))

    def _aspect_row(self, text: AspectText) -> AnswerRow:
        state = _state(text)
        label = self._words.text(f"desk.aspect.{text.aspect.value}")
        return AnswerRow(f"{ASPECT}{text.aspect.value}", label, MARKS[state], self._word(state))

    def _reply(self, answer: Answer) -> Reply:
        mark, word = MARKS[answer.state], self._word(answer.state)
        return Reply(answer.title, mark, word, answer.say, answer.know, answer.never)

    def _aspect(self, name: str, incident: Incident | None) -> Reply | None:
        aspects = incident.aspects if incident else ()
        text = next((one for one in aspects if one.aspect.value == name), None)
        if text is None:
            return None
        state = _state(text)
        label = self._words.text(f"desk.aspect.{name}")
        return Reply(label, MARKS[state], self._word(state), text.say, text.know, text.never)

    def _word(self, state: AnswerState) -> str:
        return self._words.text(f"desk.answer-state.{state.value}")


def _state(text: AspectText) -> AnswerState:
    return AnswerState.FULL if text.stated else AnswerState.CALLBACK

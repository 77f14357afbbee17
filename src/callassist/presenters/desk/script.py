"""What to say now: the opening, the steps of a flow, and answers taken in between."""

from __future__ import annotations

from collections.abc import Callable

from callassist.domain.pack import Aspect, Flow, FlowStep
from callassist.presenters.desk.answers import AnswerBook, Reply
from callassist.presenters.desk.items import own_items
from callassist.presenters.desk.models import Length, ScriptSheet
from callassist.presenters.desk.ports import Content, SayView
from callassist.services.views import ReleasedRecord
from callassist.words.catalogue import Catalogue

MAX_BRANCHES = 4


class ScriptPart:
    """
    Keeps one warm block: what to say now.

    Args:
        view: right of the desk.
        content: the public content.
        words: the catalogue of the window's language.
        noted: told what was said, once each, for the draft of the record.
    """

    def __init__(
        self, view: SayView, content: Content, words: Catalogue, noted: Callable[[str], None]
    ) -> None:
        self._view = view
        self._content = content
        self._words = words
        self._noted = noted
        self._answers = AnswerBook(content, words)
        self._flow: Flow | None = None
        self._path: list[str] = []
        self._reply: Reply | None = None
        self._told: set[str] = set()
        self._prefix = ""
        self._unknown = False
        self._query = ""
        self._length = Length.NORMAL
        self._own = ""

    @property
    def unknown(self) -> bool:
        """Whether the safe script for an unknown prefix is up."""
        return self._unknown

    def release(self, record: ReleasedRecord | None) -> None:
        """Take the items of a verified person into the step that tells them."""
        self._own = own_items(record, self._words)
        self._show()

    def follow(self, prefix: str, class_id: str = "", *, unknown: bool = False) -> None:
        """
        Take up the flow of an incident, at the same step where it has that step too.

        Args:
            prefix: incident, or "" while none is known.
            class_id: class of the person, or "".
            unknown: whether a prefix was typed that no incident has.
        """
        if prefix != self._prefix or unknown != self._unknown:
            self._reply = None
        self._prefix, self._unknown = prefix, unknown
        self._flow = self._content.flow(prefix, class_id) if prefix else None
        self._path = [step for step in self._path if self._step(step)]
        self._show()
        self._list()

    def reset(self) -> None:
        """Go back to the opening for the next caller."""
        self._path, self._told, self._query = [], set(), ""
        self._view.clear_query()
        self.follow("")

    def read_in(self, length: Length) -> None:
        """Change the length that texts are read in."""
        self._length = length
        self._show()

    def onward(self) -> None:
        """Leave an answer for the step it interrupted, else go to the next step."""
        if self._reply is not None:
            self.return_to_step()
            return
        following = self._following()
        if following:
            self._leave()
            self._path.append(following)
            self._show()

    def back(self) -> None:
        """Go back to where the operator came from."""
        if self._reply is not None:
            self.return_to_step()
        elif self._path:
            self._path.pop()
            self._show()

    def branch(self, number: int) -> None:
        """Follow a branch of the step: to another step, or to an answer."""
        step = self._current()
        if step is None or self._reply is not None or number >= len(step.branches[:MAX_BRANCHES]):
            return
        target = step.branches[number][1]
        if self._step(target) is None:
            self.answer(target)
            return
        self._leave()
        self._path.append(target)
        self._show()

    def answer(self, answer_id: str) -> None:
        """Put an answer into the warm block; the step waits."""
        reply = self._answers.reply(answer_id, self._prefix)
        if reply is not None:
            self._reply = reply
            self._note(answer_id, "desk.note.answer", reply.title)
            self._show()

    def return_to_step(self) -> None:
        """Put the step back into the warm block."""
        self._reply = None
        self._show()

    def ask(self, query: str) -> None:
        """List the questions that hold what was typed."""
        self._query = query
        self._list()

    def _leave(self) -> None:
        """Note a step that told one of the five things; greetings leave no trace."""
        step = self._current()
        if step is not None and step.id in set(Aspect):
            self._note(step.id, f"desk.note.told.{step.id}", self._prefix)

    def _note(self, what: str, key: str, title: str) -> None:
        if what not in self._told:
            self._told.add(what)
            self._noted(self._words.text(key, title=title))

    def _step(self, step_id: str) -> FlowStep | None:
        steps = self._flow.steps if self._flow else ()
        return next((step for step in steps if step.id == step_id), None)

    def _current(self) -> FlowStep | None:
        return self._step(self._path[-1]) if self._path else None

    def _following(self) -> str:
        step = self._current()
        if step is not None:
            return step.next
        return self._flow.steps[0].id if self._flow and self._flow.steps else ""

    def _list(self) -> None:
        heading = self._words.text("desk.answers.heading")
        if self._prefix:
            heading = f"{heading} ({self._prefix})"
        self._view.show_answers(heading, self._answers.rows(self._prefix, self._query))

    def _show(self) -> None:
        self._view.show_script(self._sheet())

    def _sheet(self) -> ScriptSheet:
        step = self._current()
        if self._reply is not None:
            return self._reply_sheet(self._reply)
        if step is None:
            return self._opening()
        steps = self._flow.steps if self._flow else ()
        position = steps.index(step)
        key = "desk.script.next" if step.next else ""
        return ScriptSheet(
            crumb=self._crumb(position, len(steps), step.title),
            position=position,
            total=len(steps),
            kind=self._words.text("desk.say.step"),
            say=self._said(step),
            know=step.know,
            never=step.never,
            branches=tuple(label for label, _ in step.branches[:MAX_BRANCHES]),
            onward=self._words.text(key) if key else "",
            back=True,
        )

    def _said(self, step: FlowStep) -> str:
        """A verified person hears what is confirmed of them, not what is possible of others."""
        return self._own if self._own and step.id == Aspect.ITEMS else self._length.of(step.say)

    def _opening(self) -> ScriptSheet:
        pack, incident = self._content.pack, self._content.incident(self._prefix)
        total = len(self._flow.steps) if self._flow else 0
        text = pack.unknown if self._unknown else pack.common
        where = "unknown" if self._unknown else "common"
        name = f"{incident.prefix} · {incident.title}" if incident else ""
        return ScriptSheet(
            crumb=name or self._words.text(f"desk.crumb.{where}"),
            position=-1,
            total=total,
            kind=self._words.text("desk.say.opening"),
            say=incident.explanation.brief if incident else self._length.of(text),
            know="",
            never="",
            branches=(),
            onward=self._words.text("desk.script.begin") if total else "",
            back=False,
        )

    def _reply_sheet(self, reply: Reply) -> ScriptSheet:
        steps = self._flow.steps if self._flow else ()
        step = self._current()
        return ScriptSheet(
            crumb=self._words.text("desk.crumb.answer", title=reply.title),
            position=steps.index(step) if step else -1,
            total=len(steps),
            kind=self._words.text("desk.say.answer", mark=reply.mark, word=reply.word),
            say=self._length.of(reply.say),
            know=reply.know,
            never=reply.never,
            branches=(),
            onward=self._words.text("desk.script.return"),
            back=True,
        )

    def _crumb(self, position: int, total: int, title: str) -> str:
        name = self._flow.title if self._flow else ""
        return self._words.text(
            "desk.crumb.step", name=name, step=position + 1, total=total, title=title
        )

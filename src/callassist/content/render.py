"""A pack printed as Markdown: everything an operator could read under one prefix."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from callassist.domain.errors import RefusedError
from callassist.domain.pack import (
    Answer,
    AnswerState,
    Certainty,
    Flow,
    Incident,
    IncidentCase,
    ItemClass,
    Pack,
    SayText,
)
from callassist.words.catalogue import Catalogue

MARKS = {AnswerState.FULL: "◎", AnswerState.PARTIAL: "△", AnswerState.CALLBACK: "■"}


def render(pack: Pack, prefix: str, catalogue: Catalogue) -> str:
    """
    Return everything that may be read under `prefix`, as Markdown.

    Args:
        pack: a loaded pack.
        prefix: letters as typed; the longest known prefix they start with decides.
        catalogue: words for the headings; the content stays in its own language.

    Raises:
        RefusedError: `unknown-prefix`, where no incident's prefix fits.
    """
    known = pack.rule.prefix_of(prefix.strip().upper())
    incident = pack.incident(known) if known else None
    if incident is None:
        raise RefusedError("unknown-prefix", prefixes="・".join(pack.rule.prefixes))
    return "\n".join(_single_spaced(_Printer(pack, incident, catalogue).lines())) + "\n"


def _single_spaced(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines with never two empty ones in a row."""
    before = ""
    for line in lines:
        if line or before:
            yield line
        before = line


class _Printer:
    """Prints one incident of a pack, section by section."""

    def __init__(self, pack: Pack, incident: Incident, catalogue: Catalogue) -> None:
        self._pack = pack
        self._incident = incident
        self._catalogue = catalogue

    def lines(self) -> Iterator[str]:
        """Yield the document line by line."""
        pack, incident = self._pack, self._incident
        yield f"# {incident.prefix} {incident.title}"
        yield ""
        yield f"{pack.organisation} · {pack.id} {pack.version} · {pack.effective_from.isoformat()}"
        yield from self._heading(2, "explanation")
        yield from self._texts(incident.explanation, incident.know, incident.never)
        yield from self._heading(2, "common")
        yield from self._texts(pack.common, pack.common_know, "")
        yield from self._facts()
        yield from self._items()
        yield from self._aspects()
        yield from self._cases()
        yield from self._answers()
        yield from self._flows()
        yield from self._callers()
        yield from self._glossary()

    def _facts(self) -> Iterator[str]:
        incident = self._incident
        for key, text in (
            ("concerned", incident.concerned),
            ("recipients", incident.recipients),
            ("period", incident.period),
        ):
            yield from self._heading(2, key)
            yield text
        yield from self._heading(2, "timeline")
        yield from (f"- **{point.when}** {point.what}" for point in incident.timeline)

    def _items(self) -> Iterator[str]:
        yield from self._heading(2, "items")
        for group in self._incident.classes:
            yield ""
            yield f"### {group.label} ({self._word(f'certainty.{group.certainty}')})"
            yield ""
            yield from self._group(group)
        if self._incident.ask:
            yield ""
            yield f"{self._word('ask')}: {self._incident.ask}"
        yield from self._labels(Certainty.NOT_INCLUDED, self._incident.not_included)
        yield from self._labels(Certainty.NOT_STATED, self._incident.not_stated)

    def _group(self, group: ItemClass) -> Iterator[str]:
        for item in self._incident.items:
            if item.id in group.items:
                yield f"- {item.label}: {item.plain}"

    def _labels(self, certainty: Certainty, labels: Iterable[str]) -> Iterator[str]:
        if labels:
            yield ""
            yield f"### {self._word(f'certainty.{certainty}')}"
            yield ""
            yield from (f"- {label}" for label in labels)

    def _aspects(self) -> Iterator[str]:
        yield from self._heading(2, "aspects")
        for aspect in self._incident.aspects:
            state = "stated" if aspect.stated else "silent"
            title = self._word(f"aspect.{aspect.aspect}")
            yield from ("", f"### {title} ({self._word(state)})", "")
            yield from self._texts(aspect.say, aspect.know, aspect.never)

    def _cases(self) -> Iterator[str]:
        if self._incident.cases:
            yield from self._heading(2, "cases")
        for case in self._incident.cases:
            yield from self._case(case)

    def _case(self, case: IncidentCase) -> Iterator[str]:
        yield from ("", f"### {case.id} {case.mark} {case.title}", "")
        yield from self._texts(case.explanation, case.know, case.never)
        yield from ("", f"{self._word('concerned')}: {case.concerned}")

    def _answers(self) -> Iterator[str]:
        yield from self._heading(2, "answers")
        prefix = self._incident.prefix
        for answer in self._pack.answers:
            if not answer.prefixes or prefix in answer.prefixes:
                yield from self._answer(answer)

    def _answer(self, answer: Answer) -> Iterator[str]:
        state = f"{MARKS[answer.state]} {self._word(f'state.{answer.state}')}"
        yield from ("", f"### {answer.title} ({state})", "")
        yield from self._texts(answer.say, answer.know, answer.never)

    def _flows(self) -> Iterator[str]:
        flows = [one for one in self._pack.flows if self._incident.prefix in one.prefixes]
        if flows:
            yield from self._heading(2, "flows")
        for flow in flows:
            yield from self._flow(flow)

    def _flow(self, flow: Flow) -> Iterator[str]:
        yield from ("", f"### {flow.title}")
        for number, step in enumerate(flow.steps, 1):
            yield from ("", f"#### {number}. {step.title}", "")
            yield from self._texts(step.say, step.know, step.never)

    def _callers(self) -> Iterator[str]:
        yield from self._heading(2, "callers")
        for rule in self._pack.callers:
            yield f"- **{rule.title}** {rule.may} {self._word('instead')}: {rule.instead}"

    def _glossary(self) -> Iterator[str]:
        yield from self._heading(2, "glossary")
        for entry in self._pack.glossary:
            yield f"- **{entry.term}** ({entry.reading}) {entry.plain}"

    def _texts(self, say: SayText, know: str, never: str) -> Iterator[str]:
        yield from self._block("brief", say.brief)
        yield from self._block("normal", say.normal)
        yield from self._block("slow", say.slow)
        yield from self._block("know", know)
        yield from self._block("never", never)

    def _block(self, key: str, text: str) -> Iterator[str]:
        if text:
            yield ""
            yield f"**{self._word(key)}**"
            yield ""
            yield from (f"> {line}  " if line else ">" for line in text.split("\n"))

    def _heading(self, level: int, key: str) -> tuple[str, ...]:
        return ("", f"{'#' * level} {self._word(key)}", "")

    def _word(self, key: str) -> str:
        return self._catalogue.text(f"content-render.{key}")

"""Every text of a pack, each with where it stands, who hears it and whom it serves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from callassist.content.document import SPOKEN, Document, Section
from callassist.content.schema import StepEntry
from callassist.content.source import FlowSource, IncidentSource, Source


class Kind(Enum):
    """Who a text is for."""

    SAY = auto()  # one length of a text to read aloud
    SHORT = auto()  # a sentence an operator can say: what an item is, who is concerned
    LABEL = auto()  # a title or name on the screen
    KNOW = auto()  # for the operator only
    NEVER = auto()  # quotes what must not be said


HEARD = frozenset({Kind.SAY, Kind.SHORT, Kind.LABEL})


@dataclass(frozen=True, slots=True)
class Passage:
    """
    One text.

    Args:
        file, line: where it stands (line 0: the whole file).
        kind: who it is for.
        text: as written, facts not filled in.
        prefixes: the incidents it serves; empty means all.
    """

    file: str
    line: int
    kind: Kind
    text: str
    prefixes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Speech:
    """
    A text to read aloud in its three lengths.

    Args:
        file, line: where it stands.
        lengths: text by length, "" where it is missing.
        prefixes: the incidents it serves; empty means all.
        certainty: its tag.
        steps: how many steps a length may have, or None for any number.
    """

    file: str
    line: int
    lengths: tuple[Passage, ...]
    prefixes: tuple[str, ...]
    certainty: str
    steps: int | None = None


class Tagged(Protocol):
    """Front matter with a certainty tag."""

    @property
    def certainty(self) -> str:
        """The tag."""


@dataclass(frozen=True, slots=True)
class Texts:
    """All texts of a pack: every passage, and the speeches among them."""

    passages: tuple[Passage, ...]
    speeches: tuple[Speech, ...]


def texts_of(source: Source) -> Texts:
    """Collect every text of a pack."""
    speeches = tuple(_speeches(source))
    said = tuple(passage for speech in speeches for passage in speech.lengths if passage.text)
    return Texts((*said, *_unsaid(source), *_data(source)), speeches)


def _documents(source: Source) -> Iterator[tuple[Document[Tagged], tuple[str, ...]]]:
    yield source.common, ()  # type: ignore[misc]  # front matter is read-only: a Protocol fits it
    yield source.unknown, ()  # type: ignore[misc]  # the same
    for one in source.incidents:
        for document in (one.explanation, *one.aspects.values(), *one.cases.values()):
            yield document, (one.prefix,)  # type: ignore[misc]  # the same
    for answer in source.answers.values():
        yield answer, answer.meta.prefixes  # type: ignore[misc]  # the same


def _speeches(source: Source) -> Iterator[Speech]:
    for document, prefixes in _documents(source):
        lengths = tuple(_passage(document, section, Kind.SAY, prefixes) for section in SPOKEN)
        yield Speech(document.file, 0, lengths, prefixes, document.meta.certainty)
    for file, step, prefixes in _steps(source):
        yield _step_speech(source, file, step, prefixes)


def _unsaid(source: Source) -> Iterator[Passage]:
    for document, prefixes in _documents(source):
        for section, kind in ((Section.KNOW, Kind.KNOW), (Section.NEVER, Kind.NEVER)):
            if section in document.sections:
                yield _passage(document, section, kind, prefixes)


def _passage(
    document: Document[Tagged], section: Section, kind: Kind, prefixes: tuple[str, ...]
) -> Passage:
    block = document.sections.get(section)
    line, text = (block.line, block.text) if block else (0, "")
    return Passage(document.file, line, kind, text, prefixes)


def _steps(source: Source) -> Iterator[tuple[str, StepEntry, tuple[str, ...]]]:
    """Yield every step once, where it is written: a shared one serves all incidents."""
    for step in source.shared.step:
        yield "flows/shared.toml", step, ()
    for flow in source.flows:
        for file, step in flow.steps:
            if file == flow.file:
                yield file, step, flow.data.prefixes


def _step_speech(source: Source, file: str, step: StepEntry, prefixes: tuple[str, ...]) -> Speech:
    lengths = tuple(
        Passage(file, source.line_of(file, text), Kind.SAY, text.strip(), prefixes)
        for text in (step.brief, step.normal, step.slow)
    )
    return Speech(file, source.line_of(file, step.id), lengths, prefixes, step.certainty, steps=1)


def _data(source: Source) -> Iterator[Passage]:
    """Yield what stands in TOML: titles, sentences and the operator's part of a step."""
    for file, kind, text, prefixes in _strings(source):
        if text.strip():
            yield Passage(file, source.line_of(file, text), kind, text.strip(), prefixes)


_Row = tuple[str, Kind, str, tuple[str, ...]]


def _strings(source: Source) -> Iterator[_Row]:
    for one in source.incidents:
        yield from _incident_strings(one)
    for answer in source.answers.values():
        for text in (answer.meta.title, answer.meta.heading):
            yield answer.file, Kind.LABEL, text, answer.meta.prefixes
    for file, step, prefixes in _steps(source):
        yield file, Kind.LABEL, step.title, prefixes
        yield file, Kind.KNOW, step.know, prefixes
        yield file, Kind.NEVER, step.never, prefixes
    for flow in source.flows:
        yield from _flow_strings(flow)
    yield from _other_strings(source)


def _incident_strings(one: IncidentSource) -> Iterator[_Row]:
    data, prefixes = one.data, (one.prefix,)
    spoken = (data.concerned, data.recipients, data.period, data.ask)
    points = (text for point in data.point for text in (point.when, point.what))
    for text in (*spoken, *points, *(item.plain for item in data.item)):
        yield one.file, Kind.SHORT, text, prefixes
    names = (item.label for item in data.item)
    groups = (group.label for group in data.class_)
    for text in (data.title, *names, *groups, *data.not_included, *data.not_stated):
        yield one.file, Kind.LABEL, text, prefixes
    for case in one.cases.values():
        yield case.file, Kind.LABEL, case.meta.title, prefixes
        yield case.file, Kind.SHORT, case.meta.concerned, prefixes


def _flow_strings(flow: FlowSource) -> Iterator[_Row]:
    yield flow.file, Kind.LABEL, flow.data.title, flow.data.prefixes
    for file, step in flow.steps:
        for branch in step.branch:
            yield file, Kind.LABEL, branch.label, flow.data.prefixes


def _other_strings(source: Source) -> Iterator[_Row]:
    for term in source.glossary.term:
        yield "glossary.toml", Kind.SHORT, term.plain, ()
    for caller in source.callers.caller:
        yield "callers.toml", Kind.LABEL, caller.title, ()
        yield "callers.toml", Kind.KNOW, caller.may, ()
        yield "callers.toml", Kind.KNOW, caller.instead, ()

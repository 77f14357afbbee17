"""What a text owes its reader: the source of a statement, the notice's silence, a call back."""

from __future__ import annotations

from collections.abc import Iterator

from callassist.content.document import SPOKEN
from callassist.content.rules.subject import Subject, any_of
from callassist.domain.pack import AnswerState, Aspect, FactSource, Finding


def callback(subject: Subject) -> Iterator[Finding]:
    """An answer that the notice does not give in full promises to call back, in every length."""
    pattern = any_of(subject.source.pack.wording.callback)
    for answer in subject.source.answers.values():
        if answer.meta.state is not AnswerState.FULL and not all(
            pattern.search(answer.text(section)) for section in SPOKEN
        ):
            yield Finding("callback", answer.file)


def five_aspects(subject: Subject) -> Iterator[Finding]:
    """Every incident tells the five things, and nothing else under that heading."""
    expected = {aspect.value for aspect in Aspect}
    for incident in subject.source.incidents:
        folder = incident.file.rpartition("/")[0]
        for name in sorted(expected ^ set(incident.aspects)):
            yield Finding("aspect", f"{folder}/aspects/{name}.md", 0, name)


def silence(subject: Subject) -> Iterator[Finding]:
    """What the notice does not state is told so, in every length."""
    pattern = any_of(subject.source.pack.wording.silent)
    for incident in subject.source.incidents:
        for aspect in incident.aspects.values():
            told = all(pattern.search(aspect.text(section)) for section in SPOKEN)
            if not aspect.meta.stated and not told:
                yield Finding("silence", aspect.file)


def sources(subject: Subject) -> Iterator[Finding]:
    """What is stated names the sections of the notice that state it, and they exist."""
    known = set(subject.source.pack.sections)
    for file, sections, needed in _cited(subject):
        wrong = sorted(set(sections) - known)
        if wrong or (needed and not sections):
            yield Finding("source", file, subject.source.line_of(file, "source"), "、".join(wrong))
    for fact in subject.source.facts.fact:
        if fact.source is FactSource.NOTICE and fact.section and fact.section not in known:
            line = subject.source.line_of("facts.toml", f'name = "{fact.name}"')
            yield Finding("source", "facts.toml", line, fact.section)


def _cited(subject: Subject) -> Iterator[tuple[str, tuple[str, ...], bool]]:
    source = subject.source
    yield source.common.file, source.common.meta.source, True
    yield source.unknown.file, source.unknown.meta.source, False
    for one in source.incidents:
        yield one.file, one.data.source, True
        yield one.explanation.file, one.explanation.meta.source, True
        for aspect in one.aspects.values():
            yield aspect.file, aspect.meta.source, aspect.meta.stated
        for case in one.cases.values():
            yield case.file, case.meta.source, True
    for answer in source.answers.values():
        yield answer.file, answer.meta.source, answer.meta.state is not AnswerState.CALLBACK

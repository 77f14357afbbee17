"""Names, readings and numbers: unique, well formed, and present."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from callassist.content.rules.subject import Subject
from callassist.domain.pack import Finding

HIRAGANA = re.compile(r"[ぁ-ゖー・]+")
KANA = re.compile(r"[ぁ-ゖァ-ヺー]+")
PREFIX = re.compile(r"[A-Z]+")


def duplicates(subject: Subject) -> Iterator[Finding]:
    """A name is given once."""
    for file, names in _named(subject):
        for name, count in Counter(names).items():
            if count > 1:
                line = subject.source.line_of(file, f'"{name}"')
                yield Finding("duplicate-id", file, line, name)


def readings(subject: Subject) -> Iterator[Finding]:
    """A hard word has its reading, in hiragana."""
    for one in subject.source.glossary.term:
        if not HIRAGANA.fullmatch(one.reading):
            yield _at(subject, "reading", "glossary.toml", one.term)


def plain_sentences(subject: Subject) -> Iterator[Finding]:
    """Every item and every hard word has a sentence to say for it."""
    for term in subject.source.glossary.term:
        if not term.plain.strip():
            yield _at(subject, "plain", "glossary.toml", term.term)
    for incident in subject.source.incidents:
        for item in incident.data.item:
            if not item.plain.strip():
                yield _at(subject, "plain", incident.file, item.id)


def keywords(subject: Subject) -> Iterator[Finding]:
    """An answer is found by words in kana: that is what an operator types first."""
    for answer in subject.source.answers.values():
        if not any(KANA.fullmatch(word) for word in answer.meta.keywords):
            line = subject.source.line_of(answer.file, "keywords")
            yield Finding("keywords", answer.file, line)


def prefix_shape(subject: Subject) -> Iterator[Finding]:
    """A prefix is half-width capital letters, or no number could ever match it."""
    for incident in subject.source.incidents:
        if not PREFIX.fullmatch(incident.prefix):
            yield Finding("prefix", incident.file, 0, incident.prefix)


def numbering(subject: Subject) -> Iterator[Finding]:
    """The printed groups hold every digit."""
    rule = subject.source.pack.numbering
    if sum(rule.groups) != rule.digits or min(rule.groups, default=0) < 1:
        line = subject.source.line_of("pack.toml", "groups")
        yield Finding("numbering", "pack.toml", line)


def _named(subject: Subject) -> Iterator[tuple[str, Iterable[str]]]:
    source = subject.source
    yield "facts.toml", [one.name for one in source.facts.fact]
    yield "glossary.toml", [one.term for one in source.glossary.term]
    yield "callers.toml", [one.id for one in source.callers.caller]
    yield "flows/shared.toml", [one.id for one in source.shared.step]
    for incident in source.incidents:
        yield incident.file, [one.id for one in incident.data.item]
        yield incident.file, [one.id for one in incident.data.class_]
        yield incident.file, [one.meta.mark for one in incident.cases.values()]
    for flow in source.flows:
        yield flow.file, [step.id for _, step in flow.steps]


def _at(subject: Subject, rule: str, file: str, name: str) -> Finding:
    return Finding(rule, file, subject.source.line_of(file, f'"{name}"'), name)

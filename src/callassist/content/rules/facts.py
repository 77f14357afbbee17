"""Facts: each is known, complete, used, and said only where it may be."""

from __future__ import annotations

from collections.abc import Iterator

from callassist.content.facts import PLACEHOLDER, SYNTAX, names_in
from callassist.content.passages import HEARD
from callassist.content.rules.subject import Subject, found
from callassist.domain.pack import FactSource, Finding


def template(subject: Subject) -> Iterator[Finding]:
    """Nothing but facts can be put into a text."""
    for passage in subject.texts.passages:
        if stray := SYNTAX.search(PLACEHOLDER.sub("", passage.text)):
            yield found("template", passage, stray[0])


def undefined(subject: Subject) -> Iterator[Finding]:
    """Every fact that a text uses is in facts.toml."""
    known = {fact.name for fact in subject.source.facts.fact}
    for passage in subject.texts.passages:
        for match in PLACEHOLDER.finditer(passage.text):
            if match[1] not in known:
                yield found("fact-undefined", passage, match[1], match.start())


def unused(subject: Subject) -> Iterator[Finding]:
    """Every fact is used somewhere."""
    used = {name for one in subject.texts.passages for name in names_in(one.text)}
    for fact in subject.source.facts.fact:
        if fact.name not in used:
            yield _at(subject, "fact-unused", fact.name)


def incomplete(subject: Subject) -> Iterator[Finding]:
    """Only the client may owe a value; what the notice states has its section and date."""
    for fact in subject.source.facts.fact:
        owed = fact.source is not FactSource.CLIENT and not fact.value
        undated = fact.source is FactSource.NOTICE and fact.as_of is None
        if owed or undated or not fact.section:
            yield _at(subject, "fact-incomplete", fact.name)


def owed_by_client(subject: Subject) -> Iterator[Finding]:
    """What the client has not decided is never said to a caller."""
    owed = {fact.name for fact in subject.source.facts.fact if fact.value is None}
    for passage in subject.texts.passages:
        for match in PLACEHOLDER.finditer(passage.text):
            if passage.kind in HEARD and match[1] in owed:
                yield found("client-fact", passage, match[1], match.start())


def bound_facts(subject: Subject) -> Iterator[Finding]:
    """A fact named after an incident is used only in that incident's texts."""
    for passage in subject.texts.passages:
        for match in PLACEHOLDER.finditer(passage.text):
            owner = match[1].partition(".")[0]
            if owner in subject.source.prefixes and passage.prefixes != (owner,):
                yield found("bound", passage, match[1], match.start())


def _at(subject: Subject, rule: str, name: str) -> Finding:
    line = subject.source.line_of("facts.toml", f'name = "{name}"')
    return Finding(rule, "facts.toml", line, name)

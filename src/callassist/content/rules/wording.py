"""What may be said where: forbidden words, bound statements, the operator's words, hard words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from callassist.content.passages import HEARD, Kind, Passage
from callassist.content.rules.subject import Subject, any_of, found
from callassist.domain.pack import Finding


def forbidden(subject: Subject) -> Iterator[Finding]:
    """Forbidden words stand only where the pack quotes what is never said."""
    for rule in subject.source.pack.wording.forbidden:
        pattern = re.compile(rule.pattern)
        for passage in subject.texts.passages:
            if passage.kind is not Kind.NEVER and _reaches(passage, rule.prefixes):
                yield from _matches("forbidden", pattern, passage)


def bound(subject: Subject) -> Iterator[Finding]:
    """A statement that is true of some incidents is said and known under no other."""
    for statement in subject.source.pack.bound:
        pattern = any_of(statement.patterns)
        for passage in subject.texts.passages:
            home = bool(passage.prefixes) and set(passage.prefixes) <= set(statement.prefixes)
            if passage.kind is not Kind.NEVER and not home:
                yield from _matches("bound", pattern, passage)


def mixed_kinds(subject: Subject) -> Iterator[Finding]:
    """A text to read aloud holds nothing that is for the operator only."""
    pattern = any_of(subject.source.pack.wording.internal)
    for passage in subject.texts.passages:
        if passage.kind is Kind.SAY:
            yield from _matches("mixed-kinds", pattern, passage)


def hard_words(subject: Subject) -> Iterator[Finding]:
    """A hard word that is said has an entry in the glossary."""
    terms = sorted((one.term for one in subject.source.glossary.term), key=len, reverse=True)
    explained = any_of(tuple(re.escape(term) for term in terms))
    hard = any_of(tuple(re.escape(word) for word in subject.source.pack.wording.hard))
    for passage in subject.texts.passages:
        if passage.kind in HEARD:
            rest = explained.sub(lambda match: " " * len(match[0]), passage.text)
            if match := hard.search(rest):
                yield found("hard-word", passage, match[0], match.start())


def bold(subject: Subject) -> Iterator[Finding]:
    """No mark of emphasis stays in a text as an asterisk."""
    for passage in subject.texts.passages:
        if "*" in passage.text:
            position = passage.text.index("*")
            yield found("bold", passage, passage.text[position : position + 20], position)


def _matches(rule: str, pattern: re.Pattern[str], passage: Passage) -> Iterator[Finding]:
    if match := pattern.search(passage.text):
        yield found(rule, passage, match[0], match.start())


def _reaches(passage: Passage, prefixes: tuple[str, ...]) -> bool:
    """Return whether a text is read under any of `prefixes`; empty means every incident."""
    return not prefixes or not passage.prefixes or bool(set(prefixes) & set(passage.prefixes))

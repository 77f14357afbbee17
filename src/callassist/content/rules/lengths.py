"""A text to read aloud: three lengths, short breaths, small steps."""

from __future__ import annotations

from collections.abc import Iterator

from callassist.content.document import paragraphs
from callassist.content.facts import PLACEHOLDER
from callassist.content.rules.subject import Subject, found
from callassist.domain.pack import Finding

BREATH = 60  # characters, facts filled in, readings not counted
BREATHS_A_STEP = 2


def three_lengths(subject: Subject) -> Iterator[Finding]:
    """Every text to read aloud exists in one sentence, as normal, and slowly."""
    for speech in subject.texts.speeches:
        if not all(passage.text for passage in speech.lengths):
            yield Finding("three-lengths", speech.file, speech.line)


def breaths(subject: Subject) -> Iterator[Finding]:
    """A line is one breath."""
    values = {fact.name: fact.value or "" for fact in subject.source.facts.fact}
    for speech in subject.texts.speeches:
        for passage in speech.lengths:
            text = PLACEHOLDER.sub(lambda match: values.get(match[1], ""), passage.text)
            for number, line in enumerate(text.split("\n")):
                if len(line) > BREATH:
                    start = len("\n".join(passage.text.split("\n")[:number])) + bool(number)
                    yield found("breath", passage, line, start)


def steps(subject: Subject) -> Iterator[Finding]:
    """A step is one or two breaths, and a flow's step is one step."""
    for speech in subject.texts.speeches:
        for passage in speech.lengths:
            parts = list(paragraphs(passage.text))
            long = next((part for part in parts if len(part) > BREATHS_A_STEP), None)
            if long:
                yield found("step", passage, long[0], passage.text.find(long[0]))
            elif speech.steps is not None and len(parts) > speech.steps:
                yield found("step", passage, parts[1][0])

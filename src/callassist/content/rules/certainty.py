"""What is confirmed and what is possible: tagged, and worded differently."""

from __future__ import annotations

from collections.abc import Iterator

from callassist.content.passages import Speech
from callassist.content.rules.subject import Subject, any_of, found
from callassist.domain.pack import Certainty, Finding


def certainty(subject: Subject) -> Iterator[Finding]:
    """A text's tag, its wording and the certainty of its incident's items agree."""
    for speech in subject.texts.speeches:
        if speech.certainty and speech.certainty not in _certainties(subject, speech.prefixes):
            yield Finding("certainty", speech.file, speech.line, speech.certainty)
        else:
            yield from _wording(subject, speech)


def untagged_items(subject: Subject) -> Iterator[Finding]:
    """The text that tells which items leaked says how sure that is."""
    for incident in subject.source.incidents:
        items = incident.aspects.get("items")
        if items and items.meta.stated and not items.meta.certainty:
            yield Finding("certainty", items.file)


def _wording(subject: Subject, speech: Speech) -> Iterator[Finding]:
    """Possibility is worded so in every length; certainty in one at least; neither untagged."""
    wording = subject.source.pack.wording
    forms = {
        Certainty.POSSIBLE: any_of(wording.possible),
        Certainty.CONFIRMED: any_of(wording.confirmed),
    }
    for kind, pattern in forms.items():
        hits = [pattern.search(passage.text) for passage in speech.lengths]
        if speech.certainty != kind:
            for passage, hit in zip(speech.lengths, hits, strict=True):
                if hit:
                    yield found("certainty", passage, hit[0], hit.start())
        elif not (any(hits) if kind is Certainty.CONFIRMED else all(hits)):
            yield Finding("certainty", speech.file, speech.line, speech.certainty)


def _certainties(subject: Subject, prefixes: tuple[str, ...]) -> set[str]:
    return {
        group.certainty.value
        for incident in subject.source.incidents
        if not prefixes or incident.prefix in prefixes
        for group in incident.data.class_
    }

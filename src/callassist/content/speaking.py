"""Turns an author's text into what is read aloud or shown: facts filled in, readings added."""

from __future__ import annotations

import re
from collections.abc import Mapping

from callassist.content.document import Document, Section
from callassist.content.facts import Filler
from callassist.content.schema import AnswerMeta, AspectMeta, CaseMeta, StepEntry, TextMeta
from callassist.content.source import Source
from callassist.domain.pack import SayText


class Speaker:
    """
    Finishes the texts of one pack.

    Args:
        source: the pack as written.
    """

    def __init__(self, source: Source) -> None:
        self._filler = Filler(source.facts.fact, source.pack.wording.owed)
        self._readings = {one.term: one.reading for one in source.glossary.term if one.aloud}
        terms = sorted(self._readings, key=len, reverse=True)
        self._terms = re.compile("|".join(map(re.escape, terms))) if terms else None

    def shown(self, text: str) -> str:
        """Return a label or a sentence that is said, its facts filled in."""
        return self._filler.fill(text.strip(), spoken=True)

    def read(self, text: str) -> str:
        """Return a text for the operator only; what the client owes is marked in it."""
        return self._filler.fill(text.strip(), spoken=False)

    def spoken(self, text: str) -> str:
        """Return a text to read aloud, with the reading of each hard word where it first stands."""
        filled = self.shown(text)
        return add_readings(filled, self._terms, self._readings) if self._terms else filled

    def say(
        self,
        document: Document[TextMeta]
        | Document[AspectMeta]
        | Document[CaseMeta]
        | Document[AnswerMeta],
    ) -> SayText:
        """Return the three lengths of a document's text."""
        return SayText(
            brief=self.spoken(document.text(Section.BRIEF)),
            normal=self.spoken(document.text(Section.NORMAL)),
            slow=self.spoken(document.text(Section.SLOW)),
        )

    def say_step(self, step: StepEntry) -> SayText:
        """Return the three lengths of a flow's step."""
        return SayText(self.spoken(step.brief), self.spoken(step.normal), self.spoken(step.slow))


def add_readings(text: str, terms: re.Pattern[str], readings: Mapping[str, str]) -> str:
    """
    Put the reading in brackets behind the first occurrence of each term.

    Args:
        text: a text to read aloud.
        terms: matches any term, the longest first.
        readings: reading by term.
    """
    seen: set[str] = set()

    def annotate(match: re.Match[str]) -> str:
        term = match[0]
        if term in seen:
            return term
        seen.add(term)
        return f"{term}（{readings[term]}）"

    return terms.sub(annotate, text)

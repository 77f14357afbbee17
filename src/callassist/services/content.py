"""The public content: what may be read before anybody is verified."""

from __future__ import annotations

from collections.abc import Callable

from callassist.domain.pack import Answer, Flow, GlossaryEntry, Incident, Pack, SayText


class ContentService:
    """
    Incidents, answers and words of the pack, found by prefix or by what was typed.

    Args:
        pack: the loaded content.
        normalise: the matching's spelling key, so that kana, width and case do not matter.
    """

    def __init__(self, pack: Pack, normalise: Callable[[str], str]) -> None:
        self.pack = pack
        self._normalise = normalise
        self._keys = {answer.id: self._key_of(answer) for answer in pack.answers}
        self._words = tuple((self._words_of(entry), entry) for entry in pack.glossary)

    def incident(self, prefix: str) -> Incident | None:
        """Return the incident of a known prefix, or None."""
        return self.pack.incident(prefix)

    def opening(self, prefix: str) -> SayText:
        """
        Return what to say first under `prefix`.

        Args:
            prefix: what was typed before the digits, or "" while nothing was.

        Returns:
            The incident's explanation, the common opening, or the safe script for a prefix that
            the pack does not know.
        """
        if not prefix:
            return self.pack.common
        incident = self.pack.incident(prefix)
        return incident.explanation if incident else self.pack.unknown

    def answers(self, prefix: str = "", query: str = "") -> tuple[Answer, ...]:
        """
        Return the answers that serve an incident, those about `query` only where it is given.

        Args:
            prefix: incident, or "" for every answer.
            query: words in any width or kana, separated by spaces; each must be found.

        Returns:
            Answers whose title holds every word first, then the others, in the pack's order.
        """
        served = [one for one in self.pack.answers if not prefix or _serves(one, prefix)]
        words = self._split(query)
        if not words:
            return tuple(served)
        found = [one for one in served if all(word in self._keys[one.id] for word in words)]
        titles = {one.id: self._normalise(one.title) for one in found}
        return tuple(sorted(found, key=lambda one: not all(w in titles[one.id] for w in words)))

    def answer(self, answer_id: str) -> Answer | None:
        """Return one answer, or None."""
        return next((one for one in self.pack.answers if one.id == answer_id), None)

    def flow(self, prefix: str, class_id: str = "") -> Flow | None:
        """Return the flow of an incident, the one written for `class_id` first, or None."""
        flows = [flow for flow in self.pack.flows if prefix in flow.prefixes]
        fitting = [flow for flow in flows if class_id and class_id in flow.classes]
        general = [flow for flow in flows if not flow.classes]
        return next(iter(fitting + general + flows), None)

    def glossary(self, query: str = "") -> tuple[GlossaryEntry, ...]:
        """Return the glossary, or only the entries whose term or reading holds the query."""
        words = self._split(query)
        return tuple(entry for key, entry in self._words if all(word in key for word in words))

    def picture(self, name: str) -> str:
        """Return a picture of the pack ("letter", "contract") as SVG, or ""."""
        return self.pack.pictures.get(name, "")

    def _split(self, query: str) -> list[str]:
        return [key for word in query.split() if (key := self._normalise(word))]

    def _key_of(self, answer: Answer) -> str:
        words = (answer.title, answer.heading, *answer.topics, *answer.keywords, answer.say.brief)
        return "\n".join(self._normalise(word) for word in words)

    def _words_of(self, entry: GlossaryEntry) -> str:
        return "\n".join(self._normalise(word) for word in (entry.term, entry.reading))


def _serves(answer: Answer, prefix: str) -> bool:
    return not answer.prefixes or prefix in answer.prefixes

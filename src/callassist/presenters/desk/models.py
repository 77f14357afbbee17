"""What the parts of the desk are told to show: frozen, and free of everything that is masked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from callassist.domain.pack import Certainty, SayText, TimelinePoint
from callassist.services.views import Part


class Tone(StrEnum):
    """How a line is meant; the page gives each a mark besides its colour."""

    PLAIN = "plain"
    GOOD = "good"
    ASK = "ask"
    WARN = "warn"


class Length(StrEnum):
    """In which of its three lengths a text is read aloud."""

    BRIEF = "brief"
    NORMAL = "normal"
    SLOW = "slow"

    @property
    def following(self) -> Length:
        """Return the next length, round and round."""
        every = tuple(Length)
        return every[(every.index(self) + 1) % len(every)]

    def of(self, say: SayText) -> str:
        """Return a text in this length."""
        return str(getattr(say, self.value))


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence where the eye is, and the next step below it."""

    text: str
    step: str = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class CandidateLine:
    """
    One person found, as far as the operator has typed them.

    Args:
        token: handle of the row; "" in a line that is filled when it comes into sight.
        reference, name: in typed and masked parts.
        reason: why it was found, in two words.
    """

    token: str = ""
    reference: tuple[Part, ...] = ()
    name: tuple[Part, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One comparison of the verification: what was compared, and how it came out."""

    label: str
    outcome: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class VerificationSheet:
    """The comparisons, and the sentence that says what they allow."""

    checks: tuple[CheckLine, ...]
    sentence: Line


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A leaked item: its mark, its name, one plain sentence, and how sure it is in a word."""

    mark: str
    label: str
    plain: str
    certainty: Certainty
    word: str


@dataclass(frozen=True, slots=True)
class ItemSheet:
    """
    The card of leaked items.

    Args:
        heading: whose items these are.
        items: confirmed first.
        legend: what the marks mean.
        classes: the classes to choose from; chosen: index of one, or -1 while nobody knows.
        ask: question to the caller where the class is unknown, or "".
    """

    heading: str
    items: tuple[ItemLine, ...]
    legend: str
    classes: tuple[str, ...] = ()
    chosen: int = -1
    ask: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled sentence about the incident."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class IncidentChoice:
    """An incident that one key opens, with the colour and the shape it is known by."""

    prefix: str
    hue: int
    shape: str
    title: str


@dataclass(frozen=True, slots=True)
class IncidentSheet:
    """
    The middle of the desk: what happened and what leaked.

    Args:
        choice: how the incident is known on the screen.
        title, text: heading and explanation, of the case where it is known.
        timeline: dated steps; facts: who is concerned, who gets a letter.
        items: the card of leaked items.
        know, never: what is not for the caller's ears.
    """

    choice: IncidentChoice
    title: str
    text: str
    timeline: tuple[TimelinePoint, ...]
    facts: tuple[Fact, ...]
    items: ItemSheet
    know: str
    never: str


@dataclass(frozen=True, slots=True)
class ScriptSheet:
    """
    The right of the desk: what to say now.

    Args:
        crumb: where in the call this is.
        position: index of the running step, or -1 before the flow runs; total: its steps.
        kind: label of the warm block.
        say, know, never: the three kinds of text; the last two may be "".
        branches: labels of the ways that lead away from the step, at most four.
        onward: label of the key that goes on, or "" where there is nowhere to go.
        back: whether there is a way back.
    """

    crumb: str
    position: int
    total: int
    kind: str
    say: str
    know: str
    never: str
    branches: tuple[str, ...]
    onward: str
    back: bool


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One question callers ask, with how far the notice answers it as a mark and in a word."""

    id: str
    title: str
    mark: str
    word: str


@dataclass(frozen=True, slots=True)
class Term:
    """A hard word with its reading, and what to say instead."""

    term: str
    reading: str
    plain: str

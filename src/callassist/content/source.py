"""A pack as its authors wrote it: every file read and fitted to the schema, nothing filled in."""

from __future__ import annotations

from dataclasses import dataclass

from callassist.content.document import Document
from callassist.content.schema import (
    AnswerMeta,
    AspectMeta,
    CallersFile,
    CaseMeta,
    FactsFile,
    FlowFile,
    GlossaryFile,
    IncidentFile,
    PackFile,
    SharedSteps,
    StepEntry,
    TextMeta,
)
from callassist.domain.pack import Finding


class BrokenPackError(Exception):
    """
    A pack that cannot even be read.

    Args:
        findings: what its files break, at least one.
    """

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(f"{len(findings)} findings")
        self.findings = findings


@dataclass(frozen=True, slots=True)
class IncidentSource:
    """One folder of incidents/; its name is the prefix."""

    prefix: str
    file: str
    data: IncidentFile
    explanation: Document[TextMeta]
    aspects: dict[str, Document[AspectMeta]]
    cases: dict[str, Document[CaseMeta]]


@dataclass(frozen=True, slots=True)
class FlowSource:
    """One flow with the shared steps it uses in place, each with the file it stands in."""

    id: str
    file: str
    data: FlowFile
    steps: tuple[tuple[str, StepEntry], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """
    A whole pack, unfilled.

    `files` maps each path inside the pack to its text, so that a finding can name a line.
    """

    files: dict[str, str]
    pack: PackFile
    facts: FactsFile
    common: Document[TextMeta]
    unknown: Document[TextMeta]
    incidents: tuple[IncidentSource, ...]
    answers: dict[str, Document[AnswerMeta]]
    flows: tuple[FlowSource, ...]
    shared: SharedSteps
    glossary: GlossaryFile
    callers: CallersFile
    pictures: dict[str, str]

    @property
    def prefixes(self) -> tuple[str, ...]:
        """The known prefixes, longest first."""
        return tuple(sorted((one.prefix for one in self.incidents), key=lambda p: (-len(p), p)))

    def line_of(self, file: str, text: str) -> int:
        """Return the line of `file` on which `text` starts, or 0 where it is not found."""
        start = text.strip().split("\n", 1)[0]
        whole = self.files.get(file, "")
        position = whole.find(start) if start else -1
        return whole.count("\n", 0, position) + 1 if position >= 0 else 0

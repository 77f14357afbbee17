"""From a folder to a `Source`: reads every file once and collects everything that does not fit."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TypeVar

import msgspec

from callassist.content.document import Document, parse_sections, split_front_matter
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
from callassist.content.source import BrokenPackError, FlowSource, IncidentSource, Source
from callassist.domain.pack import Finding

T = TypeVar("T")


def read(root: Path) -> Source:
    """
    Read the pack in `root`.

    Raises:
        BrokenPackError: a file is missing or does not fit; every such file is named.
    """
    reader = _Reader(root)
    source = reader.source()
    if source is None or reader.findings:
        raise BrokenPackError(tuple(reader.findings))
    return source


class _Reader:
    """Reads files and remembers what did not fit."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._files: dict[str, str] = {}
        self.findings: list[Finding] = []

    def source(self) -> Source | None:
        """Return the pack, or None where a file it cannot do without is missing or broken."""
        pack, facts = self._toml("pack.toml", PackFile), self._toml("facts.toml", FactsFile)
        common = self._document("common.md", TextMeta)
        unknown = self._unknown()
        shared = self._toml("flows/shared.toml", SharedSteps)
        glossary = self._toml("glossary.toml", GlossaryFile)
        callers = self._toml("callers.toml", CallersFile)
        incidents = [self._incident(name) for name in self._names("incidents/*/incident.toml")]
        answers = self._documents("answers", AnswerMeta)
        flows = self._flows(shared)
        pictures = {Path(name).stem: self._text(name) for name in self._names("*.svg")}
        if not (pack and facts and common and unknown and shared and glossary and callers):
            return None
        return Source(
            files=self._files,
            pack=pack,
            facts=facts,
            common=common,
            unknown=unknown,
            incidents=tuple(one for one in incidents if one),
            answers=answers,
            flows=flows,
            shared=shared,
            glossary=glossary,
            callers=callers,
            pictures=pictures,
        )

    def _unknown(self) -> Document[TextMeta] | None:
        if (self._root / "unknown.md").is_file():
            return self._document("unknown.md", TextMeta)
        self.findings.append(Finding("unknown-script", "unknown.md"))
        return None

    def _incident(self, file: str) -> IncidentSource | None:
        folder = file.rpartition("/")[0]
        data = self._toml(file, IncidentFile)
        explanation = self._document(f"{folder}/explanation.md", TextMeta)
        aspects = self._documents(f"{folder}/aspects", AspectMeta)
        cases = self._documents(f"{folder}/cases", CaseMeta)
        if data is None or explanation is None:
            return None
        prefix = folder.rpartition("/")[2]
        return IncidentSource(prefix, file, data, explanation, aspects, cases)

    def _flows(self, shared: SharedSteps | None) -> tuple[FlowSource, ...]:
        common = {step.id: step for step in shared.step} if shared else {}
        flows = []
        for file in self._names("flows/*.toml"):
            if file != "flows/shared.toml" and (data := self._toml(file, FlowFile)):
                steps = tuple(self._step(file, step, common) for step in data.step)
                flows.append(FlowSource(Path(file).stem, file, data, steps))
        return tuple(flows)

    def _step(
        self, file: str, step: StepEntry, common: dict[str, StepEntry]
    ) -> tuple[str, StepEntry]:
        """Return a step and where its texts stand; a flow's own next and branches decide."""
        if not step.use:
            return file, step
        if step.use not in common:
            self._find("unknown-link", file, step.use, step.use)
            return file, step
        used = common[step.use]
        changes = {"next": step.next or used.next, "branch": step.branch or used.branch}
        return "flows/shared.toml", msgspec.structs.replace(used, **changes)

    def _documents(self, folder: str, meta: type[T]) -> dict[str, Document[T]]:
        read = (
            (Path(file).stem, self._document(file, meta)) for file in self._names(f"{folder}/*.md")
        )
        return {name: document for name, document in read if document}

    def _document(self, file: str, meta: type[T]) -> Document[T] | None:
        text = self._text(file)
        front, body, offset = split_front_matter(text)
        data = self._convert(file, front, meta) if text else None
        if data is None:
            return None
        sections, strays = parse_sections(body, offset)
        self.findings += [Finding("sections", file, one.line, one.detail) for one in strays]
        return Document(file, data, sections)

    def _toml(self, file: str, shape: type[T]) -> T | None:
        text = self._text(file)
        return self._convert(file, text, shape) if text else None

    def _convert(self, file: str, text: str, shape: type[T]) -> T | None:
        try:
            return msgspec.convert(tomllib.loads(text), shape)
        except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
            self.findings.append(Finding("schema", file, 0, str(error)))
            return None

    def _text(self, file: str) -> str:
        try:
            text = (self._root / file).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            self.findings.append(Finding("missing-file", file))
            return ""
        if not text.strip():
            self.findings.append(Finding("missing-file", file))
        self._files[file] = text
        return text

    def _names(self, pattern: str) -> list[str]:
        paths = sorted(self._root.glob(pattern))
        return [path.relative_to(self._root).as_posix() for path in paths]

    def _find(self, rule: str, file: str, word: str, detail: str) -> None:
        text = self._files[file]
        line = text.count("\n", 0, text.find(word)) + 1
        self.findings.append(Finding(rule, file, line, detail))

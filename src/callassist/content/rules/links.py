"""Everything that points somewhere points at something."""

from __future__ import annotations

from collections.abc import Iterator

from callassist.content.rules.subject import Subject
from callassist.content.source import FlowSource, IncidentSource
from callassist.domain.pack import Finding


def prefixes(subject: Subject) -> Iterator[Finding]:
    """Answers, flows and the pack's own rules name incidents that exist."""
    source = subject.source
    named = [(one.file, one.meta.prefixes) for one in source.answers.values()]
    named += [(flow.file, flow.data.prefixes) for flow in source.flows]
    named += [("pack.toml", one.prefixes) for one in source.pack.wording.forbidden]
    named += [("pack.toml", one.prefixes) for one in source.pack.bound]
    for file, used in named:
        for prefix in used:
            if prefix not in source.prefixes:
                line = source.line_of(file, f'"{prefix}"')
                yield Finding("unknown-prefix", file, line, prefix)


def items(subject: Subject) -> Iterator[Finding]:
    """A class of persons lists items that its incident describes."""
    for incident in subject.source.incidents:
        known = {item.id for item in incident.data.item}
        for group in incident.data.class_:
            for item in group.items:
                if item not in known:
                    yield _at(subject, "unknown-item", incident.file, item)


def classes(subject: Subject) -> Iterator[Finding]:
    """A class belongs to a case that exists; a flow serves classes that exist."""
    for incident in subject.source.incidents:
        for group in incident.data.class_:
            if group.case and group.case not in incident.cases:
                yield _at(subject, "unknown-class", incident.file, group.case)
    for flow in subject.source.flows:
        known = {group.id for one in _incidents(subject, flow) for group in one.data.class_}
        for name in flow.data.classes:
            if name not in known:
                yield _at(subject, "unknown-class", flow.file, name)


def steps(subject: Subject) -> Iterator[Finding]:
    """A step leads to a step of its flow, or to an answer that serves the flow's incidents."""
    for flow in subject.source.flows:
        own = {step.id for _, step in flow.steps}
        served = set(flow.data.prefixes)
        answers = {
            name
            for name, one in subject.source.answers.items()
            if not one.meta.prefixes or served <= set(one.meta.prefixes)
        }
        for file, step in flow.steps:
            if step.next and step.next not in own:
                yield _at(subject, "unknown-link", file, step.next)
            for branch in step.branch:
                if branch.to not in own | answers:
                    yield _at(subject, "unknown-link", file, branch.to)


def _incidents(subject: Subject, flow: FlowSource) -> list[IncidentSource]:
    return [one for one in subject.source.incidents if one.prefix in flow.data.prefixes]


def _at(subject: Subject, rule: str, file: str, name: str) -> Finding:
    return Finding(rule, file, subject.source.line_of(file, f'"{name}"'), name)

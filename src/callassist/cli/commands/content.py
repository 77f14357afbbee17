"""`callassist content`: check a pack, and print what an operator could read from it."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Annotated

import typer

from callassist.cli.command import command, group_of
from callassist.cli.invocation import Invocation, Launchers
from callassist.domain.errors import RefusedError
from callassist.domain.pack import Finding

Folder = Annotated[Path | None, typer.Option("--pack", metavar="DIR")]


def register(app: typer.Typer, launchers: Launchers) -> None:
    """Add the group and its commands."""
    group = group_of(launchers)
    command(group, "check", launchers)(check)
    command(group, "render", launchers)(render)
    app.add_typer(group, name="content")


def check(
    run: Invocation,
    folder: Annotated[Path | None, typer.Argument(metavar="DIR")] = None,
) -> int:
    """Check a pack against every rule of the content."""
    from callassist import content  # noqa: PLC0415 - the checker's libraries load late

    findings = content.check(folder or run.shipped_pack())
    told = [_told(run, finding) for finding in findings]
    for finding in findings:
        run.out.line(_line(run, finding))
    if findings:
        return run.fail(RefusedError("content-findings", count=len(findings)), findings=told)
    if run.out.as_json:
        run.out.json({"findings": told})
    run.out.line(run.words.text("cli.content.sound"))
    return 0


def render(
    run: Invocation,
    prefix: Annotated[str, typer.Argument(metavar="PREFIX")],
    pack: Folder = None,
) -> int:
    """Print everything an operator could read under a prefix, as Markdown."""
    from callassist import content  # noqa: PLC0415 - the loader's libraries load late

    loaded = content.load(pack or run.shipped_pack())
    letter = unicodedata.normalize("NFKC", prefix).upper()
    markdown = content.render(loaded, letter, run.words)
    if run.out.as_json:
        run.out.json({"prefix": letter, "markdown": markdown})
    run.out.line(markdown)
    return 0


def _line(run: Invocation, finding: Finding) -> str:
    place = f"{finding.file}:{finding.line}" if finding.line else finding.file
    return f"{place}: {run.words.text(f'content.{finding.rule}.message')} {finding.detail}".rstrip()


def _told(run: Invocation, finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "file": finding.file,
        "line": finding.line,
        "detail": finding.detail,
        "message": run.words.text(f"content.{finding.rule}.message"),
    }

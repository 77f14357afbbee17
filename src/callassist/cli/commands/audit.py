"""`callassist audit`: the access log as JSON lines."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from callassist.cli.command import command, group_of
from callassist.cli.invocation import Invocation, Launchers
from callassist.domain.errors import UsageError


def register(app: typer.Typer, launchers: Launchers) -> None:
    """Add the group and its command."""
    group = group_of(launchers)
    command(group, "export", launchers)(export)
    app.add_typer(group, name="audit")


def export(
    run: Invocation,
    file: Annotated[str, typer.Argument(metavar="FILE")],
) -> int:
    """Write the access log, an entry a line; "-" is standard output."""
    with run.session() as session:
        lines = session.access.export()
        if file == "-":
            for line in lines:
                print(line)
            return 0
        count = _write(Path(file), lines)
    if run.out.as_json:
        run.out.json({"file": file, "entries": count})
    run.out.line(run.words.text("cli.audit.exported", count=f"{count:,}"))
    return 0


def _write(path: Path, lines: Iterator[str]) -> int:
    """Write a new file that only its owner can read."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    try:
        descriptor = os.open(path, flags, 0o600)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        raise UsageError("file-unwritable") from None
    count = 0
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        path.chmod(0o600)  # one that was there before may have been open to others
        for count, line in enumerate(lines, start=1):  # noqa: B007 - the last count is the result
            out.write(f"{line}\n")
    return count

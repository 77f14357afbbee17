"""Progress of an import on standard error, where somebody is looking."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from callassist.cli.invocation import Invocation
from callassist.domain.roster import ImportPhase, ImportProgress


def _silent(step: ImportProgress) -> None:
    del step


@contextmanager
def progress_line(run: Invocation) -> Iterator[Callable[[ImportProgress], None]]:
    """
    Show where an import stands while the block runs.

    Args:
        run: the command, for its language.

    Yields:
        A function to call with each step; it does nothing where nobody sits at a terminal.
    """
    if not sys.stderr.isatty():
        yield _silent
        return
    from rich.console import Console  # noqa: PLC0415 - a fifth of a second only a terminal needs
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        tasks: dict[ImportPhase, int] = {}

        def show(step: ImportProgress) -> None:
            if step.phase not in tasks:
                label = run.words.text(f"import.phase.{step.phase.value}")
                tasks[step.phase] = int(shown.add_task(label, total=step.total))
            shown.update(tasks[step.phase], completed=step.done, total=step.total)  # type: ignore[arg-type]  # rich's TaskID is an int

        yield show

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
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TaskID,
        TextColumn,
    )

    from callassist.presenters.rosters.wording import (  # noqa: PLC0415 - as above
        progress_line as worded,
    )

    pace = TextColumn("{task.fields[pace]}")
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), pace)
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        tasks: dict[ImportPhase, TaskID] = {}

        def show(step: ImportProgress) -> None:
            line = worded(run.words, step)
            if step.phase not in tasks:
                tasks[step.phase] = shown.add_task(line.phase, total=step.total, pace="")
            pace = f"{line.rate} {line.left}"
            shown.update(tasks[step.phase], completed=step.done, total=step.total, pace=pace)

        yield show

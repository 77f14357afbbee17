"""Every command but the bare window: declared to typer, translated, run."""

from __future__ import annotations

from collections.abc import Sequence

import typer

from callassist.cli import failure
from callassist.cli.commands import (
    accounts,
    audit,
    backup,
    content,
    demo,
    doctor,
    importing,
    init,
    rosters,
    search,
    show,
    window,
)
from callassist.cli.help import translate
from callassist.cli.invocation import Launchers
from callassist.domain.errors import CancelledError
from callassist.words.catalogue import Catalogue

COMMANDS = (
    window,
    demo,
    init,
    accounts,
    importing,
    rosters,
    search,
    show,
    content,
    audit,
    backup,
    doctor,
)


def run(arguments: Sequence[str], launchers: Launchers, words: Catalogue) -> int:
    """
    Parse the command line and run its command.

    Args:
        arguments: the command line without the program's name.
        launchers: what only the composition root can do.
        words: the language of the help.

    Returns:
        The exit status.

    Raises:
        UsageError: the command line makes no sense.
        CancelledError: the user would not answer.
    """
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    for group in COMMANDS:
        group.register(app, launchers)
    program = typer.main.get_command(app)
    translate(program, words)
    try:
        status = program.main(list(arguments), prog_name="callassist", standalone_mode=False)
    except typer.TyperException as error:
        raise failure.misuse(error) from error
    except typer.Abort:
        raise CancelledError("cancelled") from None
    return int(status or 0)

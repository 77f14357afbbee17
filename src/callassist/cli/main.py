"""The command line: parse, run, and end with the contract's exit status."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from callassist.cli import failure, window
from callassist.cli.interruption import stop_politely
from callassist.cli.invocation import Invocation, Launchers
from callassist.cli.output import Output
from callassist.domain.errors import CallAssistError, CancelledError
from callassist.domain.machine import machine_error
from callassist.words.catalogue import Catalogue, catalogue, language_of


def main(arguments: Sequence[str], launchers: Launchers) -> int:
    """
    Run one command.

    Args:
        arguments: the command line without the program's name.
        launchers: what only the composition root can do.

    Returns:
        The exit status.
    """
    words = catalogue(language_of(_value_of("--lang", arguments)))
    out = Output(as_json="--json" in arguments)
    try:
        out.settle()
        stop_politely()
        status = _run(arguments, launchers, words)
        sys.stdout.flush()  # a full disk is told now, not when the interpreter has ended
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the last resort is a bug, told without its values
        return _failed(error, words, out)
    return status


def _failed(error: BaseException, words: Catalogue, out: Output) -> int:
    match error:
        case CallAssistError():
            return failure.report(error, words, out)
        case KeyboardInterrupt():
            return failure.report(CancelledError("cancelled"), words, out)
        case BrokenPipeError():
            out.abandon()
            return 0
        case OSError():
            out.abandon()
            return failure.report(machine_error(error), words, Output(as_json=False))
        case _:
            return failure.bug(error, words, out)


def _run(arguments: Sequence[str], launchers: Launchers, words: Catalogue) -> int:
    common = window.wanted(arguments)
    if common is not None:
        return window.show(Invocation(common, launchers))
    from callassist.cli import program  # noqa: PLC0415 - typer is not for who wants the window

    return program.run(arguments, launchers, words)


def _value_of(option: str, arguments: Sequence[str]) -> str | None:
    """Return an option's value before anything is parsed: even a wrong call is told in it."""
    for at, argument in enumerate(arguments):
        if argument == option and at + 1 < len(arguments):
            return arguments[at + 1]
        if argument.startswith(f"{option}="):
            return argument.partition("=")[2]
    return None

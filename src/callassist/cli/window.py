"""`callassist` without a command: the window, opened without what only commands need."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from callassist.cli.invocation import Common, Invocation

OPTIONS = ("--profile", "--user", "--lang")


def wanted(arguments: Sequence[str]) -> Common | None:
    """
    Return the options of a plain call for the window, else None.

    Args:
        arguments: the command line; one with a command, or with anything but options followed by
            their values, is left to the parser of all commands, which also finds what is wrong.
    """
    found: dict[str, str] = {}
    rest = iter(arguments)
    for argument in rest:
        option, equals, value = argument.partition("=")
        value = value if equals else next(rest, "")
        if option not in OPTIONS or not value or value.startswith("-"):
            return None
        found[option] = value
    profile = found.get("--profile")
    return Common(Path(profile) if profile else None, found.get("--user"), found.get("--lang"))


def show(run: Invocation) -> int:
    """Open the window on the profile."""
    workspace = run.workspace()
    workspace.check()
    return run.launchers.window(workspace, run.language)

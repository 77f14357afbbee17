"""Help texts from the word catalogue, laid over the commands after they are declared."""

from __future__ import annotations

from typing import Any

from callassist.words.catalogue import Catalogue

OPTION_HELP = "cli.help.option"
COMMAND_HELP = "cli.help.command"


def translate(program: Any, words: Catalogue, path: str = "") -> None:  # noqa: ANN401 - typer keeps its command class private
    """
    Give a command, its options and its sub-commands their help in one language.

    Args:
        program: a command as typer builds it.
        words: the language.
        path: names of the commands above it, joined by "-".
    """
    name = path or "callassist"
    program.help = words.text(f"{COMMAND_HELP}.{name}")
    program.short_help = program.help
    for parameter in program.params:
        key = f"{OPTION_HELP}.{parameter.name.replace('_', '-')}"
        parameter.help = words.text(key)
    program.add_help_option = True
    for child, sub in getattr(program, "commands", {}).items():
        translate(sub, words, f"{path}-{child}" if path else child)

"""Help texts from the word catalogue, laid over the commands after they are declared."""

from __future__ import annotations

from typing import Any

from callassist.words.catalogue import Catalogue

OPTION_HELP = "cli.help.option"
COMMAND_HELP = "cli.help.command"
HEADINGS = (
    ("Options", "cli.help.options"),
    ("Arguments", "cli.help.arguments"),
    ("Commands", "cli.help.commands"),
)
OWN_HELP = "Show this message and exit."


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
    program.get_help = lambda context: _relabelled(type(program).get_help(program, context), words)
    for child, sub in getattr(program, "commands", {}).items():
        translate(sub, words, f"{path}-{child}" if path else child)


def _relabelled(text: str, words: Catalogue) -> str:
    """Put the headings that typer prints into the language of everything else."""
    for heading, key in HEADINGS:
        text = text.replace(f"\n{heading}:\n", f"\n{words.text(key)}:\n")
    text = text.replace(OWN_HELP, words.text(f"{OPTION_HELP}.help"))
    return text.replace("Usage: ", words.text("cli.help.usage"), 1)

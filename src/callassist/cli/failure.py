"""Every failure ends as an exit status and one sentence."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from callassist.cli.output import Output
from callassist.domain.errors import (
    AccessError,
    CallAssistError,
    MachineError,
    RefusedError,
    UsageError,
)
from callassist.words.catalogue import Catalogue

if TYPE_CHECKING:  # for who calls a command; the window does without
    import typer

BUG = 1
STATUS: tuple[tuple[type[CallAssistError], int], ...] = (
    (UsageError, 2),
    (RefusedError, 3),
    (AccessError, 4),
    (MachineError, 5),
)
SAFE_OPTION = re.compile(r"-{1,2}[a-z][a-z-]{0,30}")  # anything else may be a caller's data

log = logging.getLogger(__name__)


def status_of(error: CallAssistError) -> int:
    """Return the exit status of an error."""
    return next((status for kind, status in STATUS if isinstance(error, kind)), BUG)


def report(error: CallAssistError, words: Catalogue, out: Output, **told: object) -> int:
    """
    Say why a command failed and how to go on.

    Args:
        error: what happened.
        words: the language to say it in.
        out: where JSON goes.
        **told: what else belongs into the JSON object.

    Returns:
        The exit status.
    """
    sentence = words.explain(error)
    out.aside(f"callassist: {sentence.message} {sentence.hint}".rstrip())
    if out.as_json:
        reason = {"code": error.code, "message": sentence.message, "hint": sentence.hint}
        out.json({**told, "error": reason})
    return status_of(error)


def bug(error: BaseException, words: Catalogue, out: Output) -> int:
    """Log what nobody foresaw, and say so in one sentence; the log's formatter omits values."""
    log.error("unforeseen", exc_info=error)
    return report(CallAssistError("bug"), words, out)


def misuse(error: typer.TyperException) -> UsageError:
    """
    Turn a complaint about the command line into one of ours.

    What the user typed is not repeated, unless it can only be an option: it may be a name.
    """
    option = str(getattr(error, "option_name", "") or "")
    parameter = getattr(error, "param", None)
    if SAFE_OPTION.fullmatch(option):
        return UsageError("usage-option", option=option)
    if parameter is not None:
        return UsageError("usage-argument", argument=_name_of(parameter))
    return UsageError("usage")


def _name_of(parameter: object) -> str:
    options = [str(one) for one in getattr(parameter, "opts", ())]
    return next((one for one in options if one.startswith("--")), (options or ["?"])[0].upper())

"""Logs that can be handed to anyone: no name, number, telephone or address gets into them."""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Mapping
from types import TracebackType

HIDDEN = "[…]"
Trace = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
CODE = re.compile(r"[A-Za-z][A-Za-z]*(?:[._-][A-Za-z]+)*")
"""What an argument of a log message may be: an identifier of the program, never a digit in it."""

PLACE = re.compile(r"[A-Za-z_]+\.py:\d{1,5} [A-Za-z_<>]+")
"""A line of the program, as the crash reporter names it."""

LOUD = re.compile(r"[^\x00-\x7f]+|\d{4,}")
"""What nothing in a log line may be: anything not ASCII, and four digits in a row."""


class RedactingFilter(logging.Filter):
    """Hides every argument of a record that could be a value of a row."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Redact the record in place; every record passes."""
        record.msg = LOUD.sub(HIDDEN, str(record.msg))
        if isinstance(record.args, Mapping):
            record.args = {key: redacted(value) for key, value in record.args.items()}
        elif record.args:
            record.args = tuple(redacted(value) for value in record.args)
        return True


class RedactingFormatter(logging.Formatter):
    """Writes an exception as its kind and places: its text may quote a row."""

    def formatException(self, ei: Trace) -> str:  # noqa: N802 - logging's own name
        """Return the kinds and the places of an exception and its causes, without their texts."""
        kind, error, trace = ei
        lines = [kind.__name__ if kind else "Exception"]
        lines += _places(trace)
        seen: set[int] = set()
        while error is not None and id(error) not in seen:
            seen.add(id(error))
            error = error.__cause__ or error.__context__
            if error is not None:
                lines += [f"after {type(error).__name__}", *_places(error.__traceback__)]
        return "\n".join(lines)


def redacted(value: object) -> object:
    """Return an argument as it may be logged: counts and identifiers stay, texts do not."""
    if value is None or isinstance(value, int | float):
        return value
    text = str(value)
    return text if CODE.fullmatch(text) or PLACE.fullmatch(text) else HIDDEN


def _places(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)
    return [f"  {_module(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def _module(filename: str) -> str:
    """Shorten a path to what is ours to tell: a home folder's name is somebody's."""
    return "/".join(filename.replace("\\", "/").split("/")[-2:])

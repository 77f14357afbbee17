"""The reading process: spawned, limited in memory and time, and mute about what it reads."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from callassist.domain.errors import CallAssistError, RefusedError
from callassist.rosterfiles.messages import Failed, Message
from callassist.rosterfiles.options import Limits, ReadOptions
from callassist.rosterfiles.reading import read

OUT_OF_TIME = frozenset(
    -getattr(signal, name).value for name in ("SIGXCPU", "SIGKILL") if hasattr(signal, name)
)


def run(path: str, options: ReadOptions, limits: Limits, connection: Connection) -> None:
    """
    Read `path` and send what it holds; the target of a spawned process.

    The last record is `Done` or `Failed`. A spreadsheet library may abort the whole process on
    a hostile file: then nothing follows, and `verdict` tells the owner's user why.

    Args:
        path: the roster file.
        options: how to read it.
        limits: what this process may use.
        connection: where the records go; closed at the end.
    """
    confine(limits)
    mute()
    try:
        _send_all(Path(path), options, limits, connection.send)
    except (BrokenPipeError, ConnectionResetError):
        sys.exit(1)  # the owner is gone: nobody is left to tell
    finally:
        connection.close()


def _send_all(
    path: Path, options: ReadOptions, limits: Limits, send: Callable[[Message], None]
) -> None:
    try:
        read(path, options, limits, send)
    except CallAssistError as error:
        send(Failed(error))
    except MemoryError:
        send(Failed(RefusedError("file-too-large")))
    except BaseException as error:
        # A panic of the spreadsheet library is no Exception, and its class cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        send(Failed(RefusedError("file-breaks-reader")))


def confine(limits: Limits) -> None:
    """Limit what this process may use, and switch its core dumps off, where the OS can."""
    try:
        import resource  # noqa: PLC0415 - Windows has no such module
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_FSIZE, limits.written_bytes),
    ):
        _, hard = resource.getrlimit(what)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (allowed, hard))


def mute() -> None:
    """Send standard error nowhere: a library that aborts writes its stack there."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)


def verdict(exitcode: int | None) -> RefusedError:
    """
    Explain a reading process that ended without its last record.

    Args:
        exitcode: `Process.exitcode`: negative for a signal.

    Returns:
        The refusal to show: out of time, or brought down by the file.
    """
    if exitcode in OUT_OF_TIME:
        return RefusedError("file-too-slow")
    return RefusedError("file-breaks-reader")

"""One rotating log file a user, redacted."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from callassist.app.redaction import RedactingFilter, RedactingFormatter

SIZE = 512 * 1024
KEPT = 3
LINE = "%(asctime)s %(levelname)s %(name)s %(message)s"


def configure(folder: Path) -> Path | None:
    """
    Send warnings and worse to a file in `folder`.

    Args:
        folder: made where it is missing.

    Returns:
        The file, or None where the machine lets nobody write one: a log is never a reason to
        refuse the work.
    """
    handler = _file(folder) or logging.NullHandler()
    handler.addFilter(RedactingFilter())
    handler.setFormatter(RedactingFormatter(LINE))
    logging.raiseExceptions = False  # a log that cannot be written is no reason to print values
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    return Path(handler.baseFilename) if isinstance(handler, RotatingFileHandler) else None


def _file(folder: Path) -> logging.Handler | None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return RotatingFileHandler(
            folder / "callassist.log",
            maxBytes=SIZE,
            backupCount=KEPT,
            encoding="utf-8",
            delay=True,
        )
    except OSError:
        return None

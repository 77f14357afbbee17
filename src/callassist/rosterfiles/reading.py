"""One roster file into records: which kind it is, its sheets, its rows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from callassist.rosterfiles.messages import Message
from callassist.rosterfiles.options import Limits, ReadOptions


def read(
    path: Path, options: ReadOptions, limits: Limits, emit: Callable[[Message], None]
) -> None:
    """Read `path`."""
    raise RuntimeError(path, options, limits, emit)

"""Checks a pack against every rule of the content."""

from __future__ import annotations

from pathlib import Path

from callassist.content.reading import read
from callassist.content.source import BrokenPackError
from callassist.domain.pack import Finding


def check(path: Path) -> tuple[Finding, ...]:
    """Return every rule that the pack in `path` breaks, by file and line."""
    try:
        read(path)
    except BrokenPackError as error:
        return error.findings
    return ()

"""The window's settings on disk: nothing personal, nothing secret."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict
from pathlib import Path

from callassist.presenters.shell import ZOOMS, ScreenSettings

KNOWN_SCHEMES = ("auto", "light", "dark")

log = logging.getLogger(__name__)


def read(path: Path, language: str) -> ScreenSettings:
    """
    Return the settings of a file, or the defaults where it is missing or makes no sense.

    Args:
        path: the file.
        language: of this start: the command line and the locale decide it, not the file.
    """
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        scheme, scale = stored["scheme"], float(stored["scale"])
    except (OSError, ValueError, TypeError, KeyError):
        return ScreenSettings(language=language)
    if scheme not in KNOWN_SCHEMES or not ZOOMS[0] <= scale <= ZOOMS[-1]:
        return ScreenSettings(language=language)
    return ScreenSettings(scheme, scale, language)


def write(path: Path, settings: ScreenSettings) -> None:
    """Keep the settings; a folder that cannot be written only costs their being remembered."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_text(json.dumps(asdict(settings)), encoding="utf-8")
    except OSError:
        log.warning("settings not kept")

"""Where the program's own data files are, in a checkout, a wheel or a frozen folder."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

SHIPPED_PACK = "kansai-td-2023"
"""Content pack under `resources/content` that the program comes with."""


def resource(*parts: str) -> Path:
    """
    Return the path of a data file or folder shipped with the program.

    Args:
        parts: path below `resources/`, one part an argument.

    Returns:
        A real path: the program is never run from inside an archive.
    """
    return Path(str(files("callassist"))) / "_generated" / "resources" / Path(*parts)

"""Where the program's own data files are, in a checkout, a wheel or a frozen folder."""

from __future__ import annotations

from pathlib import Path

SHIPPED_PACK = "kansai-td-2023"
"""Content pack under `resources/content` that the program comes with."""

_RESOURCES = Path(__file__).parent.parent / "_generated" / "resources"


def resource(*parts: str) -> Path:
    """
    Return the path of a data file or folder shipped with the program.

    Args:
        parts: path below `resources/`, one part an argument.

    Returns:
        A real path: the program is never run from inside an archive.
    """
    return _RESOURCES.joinpath(*parts)

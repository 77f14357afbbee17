"""Where the user's own files are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import platformdirs

NAME = "callassist"


@dataclass(frozen=True, slots=True)
class Paths:
    """
    The folders of one user on one machine.

    Args:
        profile: default profile; settings: file of window settings; logs: folder of log files.
    """

    profile: Path
    settings: Path
    logs: Path


def user_paths() -> Paths:
    """Return the folders the platform sets aside for the program."""
    return Paths(
        profile=platformdirs.user_data_path(NAME, appauthor=False),
        settings=platformdirs.user_config_path(NAME, appauthor=False) / "settings.json",
        logs=platformdirs.user_log_path(NAME, appauthor=False),
    )

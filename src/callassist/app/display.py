"""Whether a window can open here."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from callassist.domain.errors import MachineError

IN_MEMORY = frozenset({"offscreen", "minimal", "vnc", "eglfs", "linuxfb"})
"""Qt platforms that need no display server."""


def has_display(platform: str, environment: Mapping[str, str]) -> bool:
    """
    Return whether a window can open; only a Linux machine can lack X11 and Wayland both.

    Args:
        platform: such as `sys.platform`.
        environment: such as `os.environ`.
    """
    if not platform.startswith("linux"):
        return True
    if environment.get("QT_QPA_PLATFORM", "").partition(":")[0] in IN_MEMORY:
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def require_display() -> None:
    """
    Check for a display before anything is prepared for it.

    Raises:
        MachineError: there is none; Qt would end the process without a word to the user.
    """
    if not has_display(sys.platform, os.environ):
        raise MachineError("no-display")


def has_window() -> bool:
    """Return whether the window's libraries load and there is a display for them."""
    try:
        import PySide6.QtWidgets  # noqa: F401, PLC0415 - only whether it loads is asked
    except ImportError:
        return False
    return has_display(sys.platform, os.environ)

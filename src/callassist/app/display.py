"""Whether a window can open here."""

from __future__ import annotations

import os
import sys

from callassist.domain.errors import MachineError

WITHOUT_SCREEN = ("offscreen", "minimal", "vnc", "eglfs", "linuxfb")


def require_display() -> None:
    """
    Check for a display before anything is prepared for it.

    Raises:
        MachineError: a Linux machine with neither X11 nor Wayland: Qt would end the process.
    """
    if not sys.platform.startswith("linux"):
        return
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform in WITHOUT_SCREEN:
        return
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise MachineError("no-display")

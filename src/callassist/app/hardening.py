"""What the process does first, before anything personal is in its memory."""

from __future__ import annotations

import os
import sys

OWNER_ONLY = 0o077


def harden() -> None:
    """Let nobody else read new files, and let a crash leave no copy of the memory on disk."""
    os.umask(OWNER_ONLY)
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - only where the system has it

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

"""What a child process gets whose files may not grow, or whose disk is full."""

from __future__ import annotations

# A compiled module that such a process kept would be cut off, and break every process after it.
KEEP_NO_MODULES = {"PYTHONDONTWRITEBYTECODE": "1"}

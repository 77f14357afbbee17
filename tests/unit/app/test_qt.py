"""Qt's bindings leave the imports of the program alone."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import builtins, linecache
from callassist.app import qt
plain = builtins.__import__
qt.load()
import callassist.gui.theme
print(builtins.__import__ is plain, any("gui/theme" in name for name in linecache.cache))
"""


def test_no_source_text_is_read_for_an_import() -> None:
    """What is imported after Qt is imported as before it, and its source stays on the disk."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, encoding="utf-8", check=False
    )
    assert ("True False\n", 0) == (done.stdout, done.returncode), done.stderr

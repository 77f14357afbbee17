"""Start-up, readable from top to bottom: harden, log, then hand over to the command line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from callassist.app import collecting, hardening, logs, qt
from callassist.app.display import has_window, require_display
from callassist.app.paths import Paths, user_paths
from callassist.cli.interruption import asked_to_stop
from callassist.cli.invocation import Launchers
from callassist.cli.main import main as run_command

if TYPE_CHECKING:
    from callassist.services.workspace import Workspace


def main() -> int:
    """
    Run the program.

    Returns:
        The exit status of the contract.
    """
    collecting.seldom()
    hardening.harden()
    paths = user_paths()
    logs.configure(paths.logs)
    return run_command(sys.argv[1:], _launchers(paths))


def _launchers(paths: Paths) -> Launchers:
    def window(workspace: Workspace, language: str) -> int:
        require_display()
        # An exception in the middle of Qt's own start would take the whole process down.
        with asked_to_stop() as asked:
            qt.load()
            from callassist.app.window import run  # noqa: PLC0415 - Qt is for who wants a window

            return run(workspace, language, paths, asked)

    return Launchers(window, require_display, has_window, paths.profile)

"""`callassist` without a command: the window."""

from __future__ import annotations

import typer

from callassist.cli.command import callback
from callassist.cli.invocation import Invocation, Launchers


def register(app: typer.Typer, launchers: Launchers) -> None:
    """Make the window what opens when no command is named."""
    callback(app, launchers)(open_window)


def open_window(run: Invocation) -> int:
    """Open the window on the profile."""
    workspace = run.workspace()
    workspace.check()
    return run.launchers.window(workspace, run.language)

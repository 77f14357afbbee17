"""`callassist` without a command: the window."""

from __future__ import annotations

import typer

from callassist.cli.command import callback
from callassist.cli.invocation import Launchers
from callassist.cli.window import show


def register(app: typer.Typer, launchers: Launchers) -> None:
    """Make the window what opens when no command is named."""
    callback(app, launchers)(show)

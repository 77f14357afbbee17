"""`callassist demo`: everything on synthetic data, in a profile to throw away."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from callassist.cli.command import command
from callassist.cli.invocation import Invocation, Launchers
from callassist.services.views import DemoAccount


def register(app: typer.Typer, launchers: Launchers) -> None:
    """Add the command."""
    command(app, "demo", launchers)(demo)


def demo(
    run: Invocation,
    rows: Annotated[int, typer.Option("--rows", min=1, max=5_000_000)] = 5000,
    keep: Annotated[Path | None, typer.Option("--keep", metavar="DIR")] = None,
    no_window: Annotated[bool, typer.Option("--no-window")] = False,
) -> int:
    """Prepare a synthetic profile and open the window on it."""
    from callassist.services import demo as demos  # noqa: PLC0415 - the stores load late

    if not no_window:
        run.launchers.require_display()
    with _folder(keep, stays=no_window) as folder:
        accounts = demos.prepare(folder, rows)
        if no_window:
            run.out.json(_told(folder, accounts))
            return 0
        _print(run, folder, accounts)
        workspace = demos.workspace(folder, accounts)
        return run.launchers.window(workspace, run.language)


@contextmanager
def _folder(keep: Path | None, *, stays: bool) -> Iterator[Path]:
    """Lend a folder; one of our own goes afterwards, or at once where no profile came of it."""
    if keep is not None:
        yield keep
        return
    folder = Path(tempfile.mkdtemp(prefix="callassist-demo-"))
    try:
        yield folder
    except BaseException:
        stays = False
        raise
    finally:
        if not stays:
            shutil.rmtree(folder, ignore_errors=True)


def _told(folder: Path, accounts: tuple[DemoAccount, ...]) -> dict[str, object]:
    return {
        "profile": str(folder.resolve()),
        "accounts": [
            {"user": one.user, "password": one.password, "role": one.role.value} for one in accounts
        ],
    }


def _print(run: Invocation, folder: Path, accounts: tuple[DemoAccount, ...]) -> None:
    if run.out.as_json:
        run.out.json(_told(folder, accounts))
        return
    run.out.line(run.words.text("cli.demo.ready", folder=str(folder)))
    run.out.table(
        (one.user, one.password, run.words.text(f"role.{one.role.value}")) for one in accounts
    )

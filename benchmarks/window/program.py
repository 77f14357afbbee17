"""The program, started as its user starts it, up to the first paint of its window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from callassist.app import collecting, hardening, logs, qt
from callassist.app.display import has_window, require_display
from callassist.app.paths import Paths
from callassist.cli.invocation import Launchers
from callassist.cli.main import main as run_command

if TYPE_CHECKING:  # as in the program, Qt and the services come later
    from benchmarks.window.desk import Desk
    from callassist.services.workspace import Workspace


def on_desk(folder: Path, use: Callable[[Desk], None]) -> None:
    """
    Start the program on a profile, as far as its first paint, and hand it over.

    Args:
        folder: the profile; settings and logs stay beside it.
        use: what is done with the window, which shows the way in.
    """
    paths = Paths(folder, folder.parent / "settings.json", folder.parent / "log")

    def window(workspace: Workspace, language: str) -> int:
        require_display()
        with _opened(workspace, language, paths) as desk:
            use(desk)
        return 0

    collecting.seldom()
    hardening.harden()
    logs.configure(paths.logs)
    launchers = Launchers(window, require_display, has_window, paths.profile)
    status = run_command(["--profile", str(folder), "--lang", "ja"], launchers)
    if status:
        raise SystemExit(status)


@contextmanager
def _opened(workspace: Workspace, language: str, paths: Paths) -> Iterator[Desk]:
    qt.load()
    from benchmarks.window.desk import Desk  # noqa: PLC0415 - as in the program
    from benchmarks.window.painting import first_paint  # noqa: PLC0415 - the same
    from callassist.app.window import application, build, prepare  # noqa: PLC0415 - the same

    app = application(language)
    window, tasks = build(app, workspace, language, paths)
    painted_at = first_paint(window)
    prepare(workspace, tasks)
    try:
        yield Desk(window, tasks, painted_at)
    finally:
        window.close()
        tasks.shutdown()

"""
One start of a window in a fresh process: `python -m benchmarks.window.runs BEGAN KIND [FOLDER]`.

`bare` shows an empty PySide6 window, `ours` opens the profile in FOLDER as an operator; each
prints one JSON object. BEGAN is when the parent started the process, by the system's clock. What a
bare window does not need is loaded by `ours` alone.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.window.desk import Desk

SEARCHES = ("佐藤", "林", "サトウ", "田中　誠", "一郎", "渡辺", "電機", "たなか")
TIMES = 3


def bare() -> dict[str, float]:
    """Show a window with nothing in it."""
    from PySide6.QtWidgets import QApplication, QMainWindow  # noqa: PLC0415 - see above

    from benchmarks.window.painting import first_paint  # noqa: PLC0415 - see above

    app = QApplication([])
    window = QMainWindow()
    painted_at = first_paint(window)
    figures = {"painted_at": painted_at, "resident_mb": _resident()}
    app.quit()
    return figures


def ours(folder: Path) -> dict[str, float]:
    """Show the way in, log in, search."""
    from benchmarks.window.program import on_desk  # noqa: PLC0415 - see above

    figures: dict[str, float] = {}
    on_desk(folder, lambda desk: figures.update(_used(desk)))
    return figures | {"password_seconds": _password(folder)}


def _used(desk: Desk) -> dict[str, float]:
    desk.type_password()
    entered = perf_counter()
    desk.enter()
    painted = perf_counter()
    desk.session.lookup.search("", SEARCHES[0])
    ready = perf_counter()
    opened = _resident()
    for name in SEARCHES:
        desk.session.lookup.search("", name)
    return {
        "painted_at": desk.painted_at,
        "ready_seconds": ready - entered,
        "desk_seconds": painted - entered,
        "resident_mb": opened,
        "searched_mb": _resident(),
    }


def _password(folder: Path) -> float:
    """Return what making a key of the password takes in this process."""
    from benchmarks.accounts import OPERATOR  # noqa: PLC0415 - see above
    from callassist.security import kdf, keyring  # noqa: PLC0415 - see above

    cost = keyring.unlock(folder, *OPERATOR).cost
    started = perf_counter()
    for _ in range(TIMES):
        kdf.derive(OPERATOR.password, bytes(16), cost)
    return (perf_counter() - started) / TIMES


def _resident() -> float:
    import psutil  # noqa: PLC0415 - after the first paint

    return float(psutil.Process().memory_info().rss / 2**20)


def main(arguments: list[str]) -> None:
    """Run one start and print its figures."""
    began = float(arguments[0])
    figures = bare() if arguments[1] == "bare" else ours(Path(arguments[2]))
    figures["paint_seconds"] = figures.pop("painted_at") - began
    print(json.dumps(figures), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])

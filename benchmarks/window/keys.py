"""
One process of the keystroke measurement: `python -m benchmarks.window.keys FOLDER ROUNDS`.

Opens the profile in FOLDER, types into the real desk, and prints one JSON object: for each round
the milliseconds from a key to the finished paint of the people in sight, where that time went,
and the milliseconds of repainting the same list.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from functools import wraps
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from benchmarks.window.program import on_desk

if TYPE_CHECKING:  # as in the program, these are loaded after the first paint
    from benchmarks.window.desk import Desk
    from callassist.gui.desk.fields import TypingField

NAMES = ("佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "山本", "中村", "小林", "加藤")
REPAINTS = 40
STEPS = ("begun", "found", "shown", "placed", "painted")

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(slots=True)
class Round:
    """
    Milliseconds of one round.

    Args:
        keys: from a key to the finished paint; repaints: of repainting the list alone.
        parts: step → milliseconds since the step before: until the search has begun in its
            thread, has found, is being shown in the main thread, is in the list, is painted.
    """

    keys: list[float] = field(default_factory=list)
    repaints: list[float] = field(default_factory=list)
    parts: dict[str, list[float]] = field(default_factory=lambda: {step: [] for step in STEPS})


class Typist:
    """
    Types names into the name field and watches what becomes of each key.

    Args:
        desk: the window, with an operator at the desk.
    """

    def __init__(self, desk: Desk) -> None:
        from benchmarks.window.painting import Painted  # noqa: PLC0415 - see above

        self._field: TypingField = desk.page.fields.ui.name
        self._list = desk.page.who.ui.candidates
        self._painted = Painted(self._list.viewport())
        self._at: dict[str, float] = {}
        lookup, panel = desk.session.lookup, desk.page.who
        lookup.search = self._noted(lookup.search, "begun", "found")  # type: ignore[method-assign] # only watched
        panel.show_candidates = self._noted(panel.show_candidates, "shown", "placed")  # type: ignore[method-assign] # the same
        desk.page.fields.focus_name()

    def type(self, name: str, times: Round) -> None:
        """Type a name into the empty field, a character a key."""
        self._field.wipe()
        for character in name:
            self._key(character, times)

    def repaint(self, times: Round) -> None:
        """Repaint the list as it stands."""
        count = self._painted.count
        started = perf_counter()
        self._list.viewport().update()
        self._until_painted(count)
        times.repaints.append((perf_counter() - started) * 1000)

    def _key(self, character: str, times: Round) -> None:
        """Commit one character as an input method does, and wait for the list."""
        from PySide6.QtGui import QInputMethodEvent  # noqa: PLC0415 - see above
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - see above

        self._at.clear()
        event = QInputMethodEvent()
        event.setCommitString(character)
        started = perf_counter()
        QApplication.sendEvent(self._field, event)
        self._until_painted(None)
        self._at["painted"] = perf_counter()
        times.keys.append((self._at["painted"] - started) * 1000)
        for step in STEPS:
            times.parts[step].append((self._at[step] - started) * 1000)
            started = self._at[step]

    def _until_painted(self, count: int | None) -> None:
        """Wait for the paint after that many; None: for the first one after the answer is shown."""
        from benchmarks.window.painting import until  # noqa: PLC0415 - see above

        if count is None:
            until(lambda: "placed" in self._at)
            count = int(self._at["paints"])
        until(lambda: self._painted.count > count)

    def _noted(self, work: Callable[P, T], before: str, after: str) -> Callable[P, T]:
        """Return `work` with the time noted before and after it, and the paints until then."""

        @wraps(work)
        def noted(*args: P.args, **kwargs: P.kwargs) -> T:
            self._at[before] = perf_counter()
            result = work(*args, **kwargs)
            self._at["paints"] = self._painted.count
            self._at[after] = perf_counter()
            return result

        return noted


def measure(desk: Desk, rounds: int) -> list[Round]:
    """Alternate typing and repainting; the first round only warms up."""
    desk.type_password()
    desk.enter()
    typist = Typist(desk)
    found = [Round() for _ in range(rounds + 1)]
    for times in found:
        for name in NAMES:
            typist.type(name, times)
        for _ in range(REPAINTS):
            typist.repaint(times)
    return found[1:]


def main(arguments: list[str]) -> None:
    """Measure and print."""
    rounds: list[Round] = []
    on_desk(Path(arguments[0]), lambda desk: rounds.extend(measure(desk, int(arguments[1]))))
    print(json.dumps([asdict(one) for one in rounds]), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])

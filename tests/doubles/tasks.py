"""Background work that happens at once, or when a test says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from callassist.domain.errors import CallAssistError

T = TypeVar("T")


class InlineTasks:
    """Runs everything at once, in the thread that asks."""

    def __init__(self) -> None:
        self._number = 0

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[CallAssistError], None] | None = None,
        channel: str = "",
    ) -> int:
        """Run work and answer before returning."""
        del channel
        self._number += 1
        try:
            value = work()
        except CallAssistError as error:
            if failed is None:
                raise
            failed(error)
        else:
            done(value)
        return self._number

    def relay(self, callback: Callable[[T], None]) -> Callable[[T], None]:
        """Return the callback itself: there is only one thread."""
        return callback

    def forget(self, channel: str) -> None:
        """Forget nothing: every reply has been delivered."""


class HeldTasks(InlineTasks):
    """Keeps work until a test lets it run: what stands on the screen meanwhile can be seen."""

    def __init__(self) -> None:
        super().__init__()
        self._held: list[tuple[str, Callable[[], object]]] = []

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[CallAssistError], None] | None = None,
        channel: str = "",
    ) -> int:
        """Keep work for later."""
        start = super().run
        self._held.append((channel, lambda: start(work, done, failed=failed, channel=channel)))
        return len(self._held)

    def forget(self, channel: str) -> None:
        """Drop what a channel was asked for."""
        self._held = [one for one in self._held if not channel or one[0] != channel]

    def release(self) -> None:
        """Run what was kept, in order."""
        held, self._held = self._held, []
        for _, start in held:
            start()

"""Background work as presenters see it; the window's TaskRunner is one, a test's is another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from callassist.domain.errors import CallAssistError

T = TypeVar("T")


class Background(Protocol):
    """Runs work elsewhere and answers where the screen lives."""

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[CallAssistError], None] | None = None,
        channel: str = "",
    ) -> int:
        """
        Start work.

        Args:
            work: runs elsewhere.
            done: hears what it returned.
            failed: hears the CallAssistError it raised.
            channel: a later request of the same name makes this one's reply stale.

        Returns:
            The number of the request.
        """

    def relay(self, callback: Callable[[T], None]) -> Callable[[T], None]:
        """Return a function for `work` to call; `callback` runs where the screen lives."""

    def forget(self, channel: str) -> None:
        """Drop the reply of a channel's request."""

"""A profile and its content before anyone logs in: light enough to be there at the first paint."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from callassist.domain.resources import SHIPPED_PACK, resource

if TYPE_CHECKING:  # everything a session is made of: loaded behind the way in
    from callassist.domain.pack import Pack
    from callassist.services.session import Session
    from callassist.services.views import DemoAccount


class Workspace:
    """
    A profile and its content, before anyone logs in.

    Args:
        folder: the profile.
        pack_folder: the content pack; the shipped one by default.
        terminal: name of the machine, for the access log; what the system calls it by default.
        hint: accounts of a demo, to be offered by the unlock page.
    """

    def __init__(
        self,
        folder: Path,
        *,
        pack_folder: Path | None = None,
        terminal: str = "",
        hint: tuple[DemoAccount, ...] = (),
    ) -> None:
        self.folder = folder
        self._terminal = terminal
        self.hint = hint
        self._pack_folder = pack_folder or resource("content", SHIPPED_PACK)

    @property
    def terminal(self) -> str:
        """Name of the machine."""
        import socket  # noqa: PLC0415 - asked for at a log-in only

        return self._terminal or socket.gethostname()

    @cached_property
    def pack(self) -> Pack:
        """The content pack, loaded at first use."""
        from callassist import content  # noqa: PLC0415 - commands that need no content start sooner

        return content.load(self._pack_folder)

    def check(self) -> None:
        """
        Check that the folder is a profile this program and this machine can open.

        Raises:
            RefusedError: no profile, or a newer one.
            MachineError: a network share, or a folder that cannot be written.
        """
        from callassist.storage import profile  # noqa: PLC0415 - not for commands without one

        profile.check(self.folder)

    def prepare(self) -> None:
        """
        Load what a log-in needs and is slow to load, so that the password is all it waits for.

        Raises:
            RefusedError: the content is missing or broken.
        """
        from callassist.services import wiring  # noqa: F401, PLC0415 - only loaded here

        _ = self.pack

    def log_in(self, user: str, password: str) -> Session:
        """
        Open the profile for one person.

        Args:
            user: account name.
            password: its password.

        Returns:
            The session; whoever opens it ends it by `log_out`.

        Raises:
            AccessError: wrong password or locked out.
            RefusedError: no profile, a newer or a damaged one.
            MachineError: the machine cannot open it.
        """
        from callassist.services import wiring  # noqa: PLC0415 - SQLAlchemy after the first paint

        return wiring.log_in(self, user, password)

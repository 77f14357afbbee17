"""Who is acting, and the one place where a role is asked for."""

from __future__ import annotations

from dataclasses import dataclass

from callassist.domain.accounts import Role
from callassist.domain.errors import AccessError


@dataclass(frozen=True, slots=True)
class Actor:
    """A person who has logged in, and the terminal they sit at."""

    user: str
    role: Role
    terminal: str

    def require(self, *roles: Role) -> None:
        """
        Check that the actor may do what comes next.

        Args:
            roles: the roles that may.

        Raises:
            AccessError: the actor has none of them.
        """
        if self.role not in roles:
            raise AccessError("not-allowed")

"""The accounts of the profile; what opens it is in the keyring."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import delete, insert, select, update

from callassist.domain.accounts import Account, Role
from callassist.domain.errors import AccessError, RefusedError
from callassist.storage.database import Database
from callassist.storage.schema import account


class Accounts:
    """
    Who may log in, and until when.

    Args:
        database: of the profile.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self) -> tuple[Account, ...]:
        """Return every account, by name."""
        with self._database.reading() as connection:
            rows = connection.execute(select(account).order_by(account.c.user)).all()
        return tuple(Account(row.user, Role(row.role), row.expires_at) for row in rows)

    def get(self, user: str) -> Account | None:
        """Return the account of a canonical name, or None."""
        return next((one for one in self.list() if one.user == user), None)

    def check(self, user: str, now: datetime) -> None:
        """
        Check that an account has not expired; one that is only in the keyring never does.

        Raises:
            AccessError: account-expired.
        """
        found = self.get(user)
        if found and found.expires and found.expires <= now:
            raise AccessError("account-expired")

    def add(self, added: Account) -> None:
        """
        Keep a new account.

        Raises:
            RefusedError: the name is taken.
        """
        with self._database.writing() as connection:
            taken = connection.execute(select(account.c.user).where(account.c.user == added.user))
            if taken.first():
                raise RefusedError("user-exists")
            connection.execute(insert(account).values(_values(added)))

    def put(self, kept: Account) -> None:
        """Keep an account in the place of whatever there was under its name."""
        with self._database.writing() as connection:
            connection.execute(delete(account).where(account.c.user == kept.user))
            connection.execute(insert(account).values(_values(kept)))

    def end(self, user: str, at: datetime | None) -> None:
        """
        Let an account end at a moment (aware, UTC), or never.

        Raises:
            RefusedError: there is none of that name.
        """
        ended = update(account).where(account.c.user == user).values(expires_at=at)
        with self._database.writing() as connection:
            if not connection.execute(ended).rowcount:
                raise RefusedError("user-unknown")

    def remove(self, user: str) -> None:
        """
        Delete an account.

        Raises:
            RefusedError: there is none of that name.
        """
        with self._database.writing() as connection:
            if not connection.execute(delete(account).where(account.c.user == user)).rowcount:
                raise RefusedError("user-unknown")


def _values(kept: Account) -> dict[str, object]:
    return {
        "user": kept.user,
        "role": kept.role.value,
        "created_at": datetime.now(UTC),
        "expires_at": kept.expires,
    }

"""The rules of the profile."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import delete, insert, select

from callassist.domain.policy import Policy
from callassist.storage.database import Database
from callassist.storage.schema import policy


class PolicyStore:
    """
    Keeps the one policy of a profile.

    Args:
        database: of the profile.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self) -> Policy:
        """Return the policy, the default one until another is set."""
        with self._database.reading() as connection:
            row = connection.execute(select(policy)).mappings().first()
        if row is None:
            return Policy()
        return Policy(
            idle_lock_minutes=row["idle_lock_minutes"],
            max_removal_share=row["max_removal_share"],
        )

    def set(self, wanted: Policy) -> None:
        """Replace the policy."""
        with self._database.writing() as connection:
            connection.execute(delete(policy))
            connection.execute(insert(policy).values(id=1, **asdict(wanted)))

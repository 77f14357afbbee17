"""Finished calls and their receipt numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import insert, select, update

from callassist.domain.calls import Call, Disposition
from callassist.domain.changes import Told
from callassist.storage.database import Database
from callassist.storage.schema import call, receipt


def _today() -> str:
    return f"{datetime.now().astimezone():%y%m%d}"


class Calls:
    """
    Keeps calls and gives out receipt numbers.

    Args:
        database: of the profile.
        today: the local day as "yymmdd", the first half of a receipt number.
    """

    def __init__(self, database: Database, today: Callable[[], str] = _today) -> None:
        self._database = database
        self._today = today

    def next_receipt(self) -> str:
        """Return a receipt number (受付番号) nobody else has, such as "230605-0012"."""
        day = self._today()
        with self._database.writing() as connection:
            raised = update(receipt).where(receipt.c.day == day).values(last=receipt.c.last + 1)
            if not connection.execute(raised).rowcount:
                connection.execute(insert(receipt).values(day=day, last=1))
            last = connection.execute(
                select(receipt.c.last).where(receipt.c.day == day)
            ).scalar_one()
        return f"{day}-{last:04}"

    def add(self, finished: Call) -> None:
        """Keep a finished call."""
        with self._database.writing() as connection:
            connection.execute(
                insert(call).values(
                    receipt=finished.receipt,
                    started_at=finished.started,
                    ended_at=finished.ended,
                    user=finished.user,
                    prefix=finished.prefix,
                    record_hash=finished.record_hash,
                    disposition=finished.disposition.value,
                    note=finished.note,
                )
            )

    def told(self, hashes: Sequence[str]) -> dict[str, Told]:
        """
        Return the last call about each of these records that there is one about.

        Args:
            hashes: keyed hashes of reference numbers, at most some hundreds.
        """
        wanted = (
            select(call.c.record_hash, call.c.ended_at, call.c.user)
            .where(call.c.record_hash.in_([one for one in hashes if one]))
            .order_by(call.c.ended_at)
        )
        with self._database.reading() as connection:
            rows = connection.execute(wanted).all()
        return {row.record_hash: Told(row.ended_at, row.user) for row in rows}

    def get(self, number: str) -> Call | None:
        """Return the call with this receipt number, or None."""
        with self._database.reading() as connection:
            row = connection.execute(select(call).where(call.c.receipt == number)).first()
        if row is None:
            return None
        return Call(
            receipt=row.receipt,
            started=row.started_at,
            ended=row.ended_at,
            user=row.user,
            prefix=row.prefix,
            record_hash=row.record_hash,
            disposition=Disposition(row.disposition),
            note=row.note,
        )

"""
Wrong passwords are counted in the profile, so that starting the program anew does not help.

Names are kept as a hash: the file stands outside the encrypted database. Whoever can delete it
can also copy the keyring and guess elsewhere; against that only the cost of a guess helps.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import ceil
from pathlib import Path

from callassist.domain.access import FailedLogin
from callassist.domain.errors import AccessError
from callassist.security import failures_file, files
from callassist.security.failures_file import Count, Failures, Pending

_HASH_DIGITS = 16


def now_utc() -> datetime:
    """Return the present moment, aware."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class LockoutRule:
    """How many wrong passwords in a row lock an account, and for how many minutes."""

    tries: int = 10
    minutes: int = 30


STANDARD_RULE = LockoutRule()


class Lockout:
    """
    Counts wrong passwords of one profile; any name is counted, whether it is an account or not.

    Args:
        folder: the profile.
        profile: its identifier, the salt of the hashed names.
        rule: when to lock.
        clock: now, in UTC.
    """

    def __init__(
        self,
        folder: Path,
        profile: str,
        rule: LockoutRule = STANDARD_RULE,
        clock: Callable[[], datetime] = now_utc,
    ) -> None:
        self._folder = folder
        self._profile = profile
        self._rule = rule
        self._clock = clock

    def check(self, user: str) -> None:
        """
        Let a try begin.

        Raises:
            AccessError: locked-out, with the minutes that are left.
        """
        self._refuse_locked(failures_file.read(self._folder), user)

    def settle(self, user: str, *, right: bool) -> None:
        """
        Count a try that has ended, or forget the wrong ones after a right one.

        A try that was started before the account was locked learns nothing either.

        Raises:
            AccessError: wrong-password, or locked-out since the try began.
        """
        with files.locked(failures_file.path_of(self._folder)):
            failures = failures_file.read(self._folder)
            self._refuse_locked(failures, user)
            if not right:
                self._count(failures, user)
                raise AccessError("wrong-password")
            if self._hash(user) in failures.counts:
                failures_file.write(self._folder, failures.without(self._hash(user)))

    def release(self, user: str) -> None:
        """Take a lock off an account; a supervisor's act."""
        with files.locked(failures_file.path_of(self._folder)):
            failures = failures_file.read(self._folder)
            failures_file.write(self._folder, failures.without(self._hash(user)))

    def pending(self, users: Iterable[str]) -> tuple[FailedLogin, ...]:
        """
        Return the wrong passwords that the access log has not taken yet, oldest first.

        Args:
            users: accounts of the profile, to name those that are accounts.
        """
        names = {self._hash(user): user for user in users}
        return tuple(
            FailedLogin(one.id, one.at, names.get(one.user, f"#{one.user}"))
            for one in failures_file.read(self._folder).pending
        )

    def merged(self, taken: Iterable[FailedLogin]) -> None:
        """Forget wrong passwords that are in the access log now; the counts stay."""
        ids = {one.id for one in taken}
        if not ids:
            return
        with files.locked(failures_file.path_of(self._folder)):
            failures = failures_file.read(self._folder)
            failures_file.write(self._folder, failures.without_pending(ids))

    def _refuse_locked(self, failures: Failures, user: str) -> None:
        count = failures.counts.get(self._hash(user))
        left = self._left(count) if count else timedelta()
        if left > timedelta():
            raise AccessError("locked-out", minutes=ceil(left / timedelta(minutes=1)))

    def _left(self, count: Count) -> timedelta:
        if count.tries < self._rule.tries:
            return timedelta()
        span = timedelta(minutes=self._rule.minutes)
        # A clock that was set back must not lock for longer than a lock lasts.
        return min(count.last + span - self._clock(), span)

    def _count(self, failures: Failures, user: str) -> None:
        key, now = self._hash(user), self._clock()
        before = failures.counts.get(key)
        # A lock that has run its time starts the count anew.
        tries = before.tries if before and before.tries < self._rule.tries else 0
        entry = Pending(id=secrets.token_hex(8), at=now, user=key)
        failures_file.write(
            self._folder, failures.with_count(key, Count(tries + 1, now)).with_pending(entry)
        )

    def _hash(self, user: str) -> str:
        salt = f"callassist failure 1 {self._profile}".encode()
        return hmac.new(salt, user.encode(errors="surrogatepass"), hashlib.sha256).hexdigest()[
            :_HASH_DIGITS
        ]

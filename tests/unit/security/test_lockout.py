"""Wrong passwords are counted, wherever and whenever they are typed."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from callassist.domain.errors import AccessError, RefusedError
from callassist.security import failures_file, keyring
from callassist.security.keyring import Created
from callassist.security.lockout import Lockout, LockoutRule
from tests.unit.security.conftest import PASSWORD, SUPERVISOR, Clock

RULE = LockoutRule(tries=3, minutes=30)


@pytest.fixture
def lockout(tmp_path: Path, clock: Clock) -> Lockout:
    """Return the lock-out of a profile with a short rule."""
    return Lockout(tmp_path, "profile", RULE, clock)


def _fail(lockout: Lockout, times: int, user: str = "op-1") -> None:
    for _ in range(times):
        lockout.check(user)
        with pytest.raises(AccessError) as wrong:
            lockout.settle(user, right=False)
        assert "wrong-password" == wrong.value.code


def _minutes_left(lockout: Lockout, user: str = "op-1") -> object:
    with pytest.raises(AccessError) as locked:
        lockout.check(user)
    assert "locked-out" == locked.value.code
    return locked.value.params["minutes"]


def test_the_standard_rule_is_the_design() -> None:
    """Ten wrong passwords lock for thirty minutes."""
    assert LockoutRule(tries=10, minutes=30) == LockoutRule()


def test_too_many_wrong_passwords_lock(lockout: Lockout, clock: Clock) -> None:
    """The account is closed at the third wrong password and open again after the time."""
    _fail(lockout, 3)
    assert 30 == _minutes_left(lockout)
    clock.turn(29.5)
    assert 1 == _minutes_left(lockout)
    clock.turn(0.5)
    lockout.check("op-1")


def test_a_new_start_does_not_help(tmp_path: Path, clock: Clock, lockout: Lockout) -> None:
    """The count is in the profile and not in the program that runs."""
    _fail(lockout, 3)

    assert 30 == _minutes_left(Lockout(tmp_path, "profile", RULE, clock))


def test_a_lock_holds_for_one_name(lockout: Lockout) -> None:
    """Nobody else waits for one person's mistakes."""
    _fail(lockout, 3)

    lockout.check("op-2")


def test_a_right_password_forgets_the_wrong_ones(lockout: Lockout) -> None:
    """Only wrong passwords in a row count."""
    _fail(lockout, 2)
    lockout.settle("op-1", right=True)
    _fail(lockout, 2)

    lockout.check("op-1")


def test_after_a_lock_the_count_starts_anew(lockout: Lockout, clock: Clock) -> None:
    """A lock that has run its time is not followed by one at the next slip."""
    _fail(lockout, 3)
    clock.turn(30)
    _fail(lockout, 2)

    lockout.check("op-1")


def test_a_try_begun_before_the_lock_learns_nothing(lockout: Lockout) -> None:
    """Guesses made side by side get no answer once the account is locked."""
    lockout.check("op-1")
    _fail(lockout, 3)

    with pytest.raises(AccessError) as locked:
        lockout.settle("op-1", right=True)
    assert "locked-out" == locked.value.code


def test_a_clock_set_back_does_not_lock_for_longer(lockout: Lockout, clock: Clock) -> None:
    """After the clock went back a day, thirty minutes are left and not a day."""
    _fail(lockout, 3)
    clock.turn(-24 * 60)

    assert 30 == _minutes_left(lockout)


def test_a_supervisor_takes_a_lock_off(lockout: Lockout) -> None:
    """A released account can try at once."""
    _fail(lockout, 3)
    lockout.release("op-1")

    lockout.check("op-1")


def test_what_failed_waits_for_the_access_log(lockout: Lockout, clock: Clock) -> None:
    """Each wrong password is handed over once, named where the name is an account."""
    _fail(lockout, 1)
    clock.turn(1)
    _fail(lockout, 1, "password-typed-as-name")
    first, second = lockout.pending(["op-1", "op-2"])

    assert "op-1" == first.user
    assert second.user.startswith("#")
    assert 60 == (second.at - first.at).total_seconds()
    assert second.at.utcoffset() is not None

    lockout.merged([first])
    assert (second,) == lockout.pending(["op-1"])


def test_merging_keeps_the_count(lockout: Lockout) -> None:
    """That somebody else logs in does not unlock an account."""
    _fail(lockout, 3)
    lockout.merged(lockout.pending([]))

    assert () == lockout.pending([])
    assert 30 == _minutes_left(lockout)


def test_the_file_names_nobody(tmp_path: Path, lockout: Lockout) -> None:
    """What was typed as a name is not in the file, and only its owner can read it."""
    _fail(lockout, 1, "sato-hanako")
    path = failures_file.path_of(tmp_path)

    assert "sato" not in path.read_text(encoding="utf-8")
    assert 0o600 == stat.S_IMODE(path.stat().st_mode)


def test_the_file_does_not_grow_without_end(tmp_path: Path, clock: Clock) -> None:
    """A script that guesses names fills neither the disk nor the memory."""
    failures = failures_file.Failures()
    for number in range(failures_file.MOST_NAMES + 10):
        clock.turn(1)
        count = failures_file.Count(1, clock.now)
        failures = failures.with_count(f"name-{number}", count)
    for number in range(failures_file.MOST_PENDING + 10):
        failures = failures.with_pending(failures_file.Pending(str(number), clock.now, "x"))
    failures_file.write(tmp_path, failures)
    kept = failures_file.read(tmp_path)

    assert failures_file.MOST_NAMES == len(kept.counts)
    assert "name-0" not in kept.counts
    assert failures_file.MOST_PENDING == len(kept.pending)


def test_a_damaged_file_takes_no_lock_away(
    tmp_path: Path, lockout: Lockout, created: Created
) -> None:
    """Overwriting the file with rubbish lets nobody in."""
    failures_file.path_of(tmp_path).write_bytes(b"rubbish")

    assert SUPERVISOR == created.unlocked.user
    with pytest.raises(RefusedError) as refused:
        lockout.check("op-1")
    assert "failures-damaged" == refused.value.code
    with pytest.raises(RefusedError):
        keyring.unlock(tmp_path, SUPERVISOR, PASSWORD)


@pytest.mark.usefixtures("created")
def test_a_profile_locks_and_opens_again(tmp_path: Path, clock: Clock) -> None:
    """The right password is refused while the account is locked, and taken afterwards."""
    for _ in range(3):
        with pytest.raises(AccessError):
            keyring.unlock(tmp_path, SUPERVISOR, "nope", rule=RULE, clock=clock)
    with pytest.raises(AccessError) as locked:
        keyring.unlock(tmp_path, SUPERVISOR, PASSWORD, rule=RULE, clock=clock)
    clock.turn(30)

    assert "locked-out" == locked.value.code
    assert SUPERVISOR == keyring.unlock(tmp_path, SUPERVISOR, PASSWORD, rule=RULE, clock=clock).user

"""Who can open a profile."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from callassist.domain.accounts import Role
from callassist.domain.errors import AccessError, CallAssistError, RefusedError
from callassist.security import kdf, keyring, keyring_file
from callassist.security.kdf import KdfCost
from callassist.security.keyring import Created, Unlocked
from tests.unit.security.conftest import PASSWORD, SUPERVISOR

OPERATOR, OTHER = "op-1", "tea before noon"


def _code(kind: type[CallAssistError], act: Callable[[], object]) -> str:
    with pytest.raises(kind) as refused:
        act()
    return refused.value.code


def _key(opened: Unlocked) -> bytes:
    return opened.data_key.database_key()


def _edit(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    path = keyring_file.path_of(folder)
    data = json.loads(path.read_text(encoding="utf-8"))
    change(data)
    path.write_text(json.dumps(data), encoding="utf-8")


def test_a_profile_opens_by_its_password(tmp_path: Path, created: Created) -> None:
    """The first supervisor gets the same key back, however the name is typed."""
    opened = keyring.unlock(tmp_path, " ＣＨＩＥＦ", PASSWORD)

    assert _key(created.unlocked) == _key(opened)
    assert (SUPERVISOR, Role.SUPERVISOR) == (opened.user, opened.role)


@pytest.mark.usefixtures("created")
@pytest.mark.parametrize(
    ("user", "password"),
    [
        (SUPERVISOR, "wrong horse"),
        ("ghost", PASSWORD),
        ("", ""),
        ("no/name", PASSWORD),
        ("\udcff", "\udcff"),
        ("x" * 10_000, "x" * 10_000),
    ],
)
def test_wrong_name_and_wrong_password_sound_the_same(
    tmp_path: Path, user: str, password: str
) -> None:
    """Nobody learns from the answer which accounts exist."""
    with pytest.raises(AccessError) as refused:
        keyring.unlock(tmp_path, user, password)
    assert ("wrong-password", {}) == (refused.value.code, refused.value.params)


@pytest.mark.usefixtures("created")
def test_an_unknown_name_costs_a_derivation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An unknown name does the same work as a known one, so its answer takes as long."""
    real, costs = kdf.derive, list[KdfCost]()

    def counted(password: str, salt: bytes, cost: KdfCost) -> bytes:
        costs.append(cost)
        return real(password, salt, cost)

    monkeypatch.setattr(kdf, "derive", counted)
    for user in (SUPERVISOR, "ghost"):
        _code(AccessError, lambda name=user: keyring.unlock(tmp_path, name, "nope"))  # type: ignore[misc]  # a default argument has no place in Callable

    assert 2 == len(costs)
    assert costs[0] == costs[1]


def test_the_keyring_is_its_owners(tmp_path: Path, created: Created) -> None:
    """Nobody else can read the keyring, and it holds neither key nor password nor share."""
    path = keyring_file.path_of(tmp_path)
    text = path.read_text(encoding="utf-8")

    assert 0o600 == stat.S_IMODE(path.stat().st_mode)
    assert PASSWORD not in text
    assert not any(share in text for share in created.shares)


def test_what_was_made_does_not_print_its_secrets(created: Created) -> None:
    """A log of the result shows neither the key nor the shares."""
    assert not any(share in repr(created) for share in created.shares)
    assert created.unlocked.data_key.secret().hex() not in repr(created)


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d["slots"][1].update(role="supervisor"),
        lambda d: d["slots"][1].update(user="op-2"),
        lambda d: d.update(profile="f" * 32),
        lambda d: d.update(epoch=2),
        lambda d: d["slots"][1].update(sealed=d["slots"][0]["sealed"]),
    ],
    ids=["role", "user", "profile", "epoch", "another's key"],
)
def test_a_changed_slot_opens_nothing(
    tmp_path: Path, created: Created, change: Callable[[dict[str, Any]], object]
) -> None:
    """An operator cannot become a supervisor, or somebody else, by editing the file."""
    keyring.add(tmp_path, created.unlocked, OPERATOR, OTHER, Role.OPERATOR)
    _edit(tmp_path, change)

    for user in (OPERATOR, "op-2"):
        with pytest.raises(AccessError):
            keyring.unlock(tmp_path, user, OTHER)


def test_an_added_person_gets_in_with_their_role(tmp_path: Path, created: Created) -> None:
    """A supervisor gives an operator a way in; it opens the same data key."""
    name = keyring.add(tmp_path, created.unlocked, "Ｏｐ-1", OTHER, Role.OPERATOR)
    opened = keyring.unlock(tmp_path, OPERATOR, OTHER)

    assert OPERATOR == name
    assert (Role.OPERATOR, _key(created.unlocked)) == (opened.role, _key(opened))
    assert {SUPERVISOR: Role.SUPERVISOR, OPERATOR: Role.OPERATOR} == keyring.roles(tmp_path)


def test_only_supervisors_change_the_keyring(tmp_path: Path, created: Created) -> None:
    """An operator can change their own password and nothing else."""
    keyring.add(tmp_path, created.unlocked, OPERATOR, OTHER, Role.OPERATOR)
    operator = keyring.unlock(tmp_path, OPERATOR, OTHER)
    tries: tuple[Callable[[], object], ...] = (
        lambda: keyring.add(tmp_path, operator, "op-2", OTHER, Role.SUPERVISOR),
        lambda: keyring.remove(tmp_path, operator, SUPERVISOR),
        lambda: keyring.reset(tmp_path, operator, SUPERVISOR, OTHER),
    )

    assert ["not-allowed"] * 3 == [_code(AccessError, act) for act in tries]
    keyring.reset(tmp_path, operator, OPERATOR, "coffee after noon")
    assert OPERATOR == keyring.unlock(tmp_path, OPERATOR, "coffee after noon").user


def test_a_reset_ends_the_old_password_and_the_lock(tmp_path: Path, created: Created) -> None:
    """After a reset the old password is wrong, the new one works, and a lock is gone."""
    keyring.add(tmp_path, created.unlocked, OPERATOR, OTHER, Role.OPERATOR)
    for _ in range(10):
        _code(AccessError, lambda: keyring.unlock(tmp_path, OPERATOR, "nope"))
    assert "locked-out" == _code(AccessError, lambda: keyring.unlock(tmp_path, OPERATOR, OTHER))

    keyring.reset(tmp_path, created.unlocked, OPERATOR, "coffee after noon")

    assert Role.OPERATOR == keyring.unlock(tmp_path, OPERATOR, "coffee after noon").role
    assert "wrong-password" == _code(AccessError, lambda: keyring.unlock(tmp_path, OPERATOR, OTHER))


def test_a_removed_person_stays_out(tmp_path: Path, created: Created) -> None:
    """A removed account does not open the profile any more."""
    keyring.add(tmp_path, created.unlocked, OPERATOR, OTHER, Role.OPERATOR)
    keyring.remove(tmp_path, created.unlocked, OPERATOR)

    assert "wrong-password" == _code(AccessError, lambda: keyring.unlock(tmp_path, OPERATOR, OTHER))
    assert [SUPERVISOR] == list(keyring.roles(tmp_path))


def test_changes_that_cannot_be(tmp_path: Path, created: Created) -> None:
    """Taken and unknown names, the last supervisor and weak passwords are refused."""
    chief = created.unlocked
    tries: dict[str, Callable[[], object]] = {
        "user-exists": lambda: keyring.add(tmp_path, chief, "CHIEF", OTHER, Role.OPERATOR),
        "user-unknown": lambda: keyring.remove(tmp_path, chief, "ghost"),
        "last-supervisor": lambda: keyring.remove(tmp_path, chief, SUPERVISOR),
        "password-common": lambda: keyring.reset(tmp_path, chief, SUPERVISOR, "password1"),
        "profile-exists": lambda: keyring.create(tmp_path, "x.y", OTHER),
    }

    assert list(tries) == [_code(RefusedError, act) for act in tries.values()]
    assert "user-unknown" == _code(
        RefusedError, lambda: keyring.reset(tmp_path, chief, "ghost", OTHER)
    )


def test_any_two_shares_recover_a_profile(tmp_path: Path, created: Created) -> None:
    """With two of three shares a supervisor gets back in, known or new."""
    for number, pair in enumerate(permutations(created.shares, 2)):
        user, password = f"chief-{number}", f"another phrase {number}"
        recovered = keyring.recover(tmp_path, pair, user, password)
        opened = keyring.unlock(tmp_path, user, password)

        assert _key(created.unlocked) == _key(recovered) == _key(opened)
        assert Role.SUPERVISOR is opened.role


def test_recovery_lifts_a_lock(tmp_path: Path, created: Created) -> None:
    """A supervisor who locked themselves out does not wait after a recovery."""
    for _ in range(10):
        _code(AccessError, lambda: keyring.unlock(tmp_path, SUPERVISOR, "nope"))
    keyring.recover(tmp_path, created.shares[:2], SUPERVISOR, OTHER)

    assert SUPERVISOR == keyring.unlock(tmp_path, SUPERVISOR, OTHER).user


@pytest.mark.usefixtures("created")
def test_shares_of_another_profile_open_nothing(tmp_path: Path) -> None:
    """The shares of one profile are of no use for another."""
    other = tmp_path / "other"
    other.mkdir()
    foreign = keyring.create(other, SUPERVISOR, PASSWORD, cost=KdfCost(64, 1, 1)).shares

    assert "share-of-another-profile" == _code(
        RefusedError, lambda: keyring.recover(tmp_path, foreign[:2], SUPERVISOR, OTHER)
    )


@pytest.mark.usefixtures("created")
@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "keyring-damaged"),
        (b"{", "keyring-damaged"),
        (b"[]", "keyring-damaged"),
        (b"\xff\xfe", "keyring-damaged"),
        (b'{"format": 1}', "keyring-damaged"),
        (b" " * (1 << 20) + b"{}", "keyring-damaged"),
        (b'{"format": 2, "shape": "unknown"}', "profile-too-new"),
        (None, "profile-missing"),
    ],
)
def test_a_keyring_that_cannot_be_read(tmp_path: Path, content: bytes | None, code: str) -> None:
    """A damaged, newer or missing keyring is told in words and never guessed at."""
    path = keyring_file.path_of(tmp_path)
    path.unlink() if content is None else path.write_bytes(content)

    assert code == _code(RefusedError, lambda: keyring.unlock(tmp_path, SUPERVISOR, PASSWORD))


def test_a_stale_key_changes_nothing(tmp_path: Path, created: Created) -> None:
    """Whoever opened an earlier data key cannot write slots for it."""
    _edit(tmp_path, lambda d: d.update(epoch=2))

    assert "keyring-changed" == _code(
        RefusedError,
        lambda: keyring.add(tmp_path, created.unlocked, OPERATOR, OTHER, Role.OPERATOR),
    )

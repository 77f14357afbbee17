"""Account names and passwords that are accepted."""

from __future__ import annotations

import pytest

from callassist.domain.errors import RefusedError
from callassist.security.passwords import canonical_password, canonical_user, check_password


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("Chief", "chief"),
        (" ｃｈｉｅｆ ", "chief"),
        ("山田.一郎", "山田.一郎"),
        ("ﾔﾏﾀﾞ", "ヤマダ"),
        ("op-1", "op-1"),
        ("a", "a"),
    ],
)
def test_width_and_case_make_no_other_account(typed: str, canonical: str) -> None:
    """A name counts in one spelling however it is typed."""
    assert canonical == canonical_user(typed)
    assert canonical == canonical_user(canonical)


@pytest.mark.parametrize("name", ["", " ", ".", "-a", "a-", "a b", "a/b", "a\0", "a\nb", "x" * 65])
def test_a_name_is_letters_and_digits(name: str) -> None:
    """A name cannot be empty, too long, or hold what a screen or a path may misread."""
    with pytest.raises(RefusedError) as refused:
        canonical_user(name)
    assert "user-name-invalid" == refused.value.code


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("short7!", "password-too-short"),
        ("x" * 257, "password-too-long"),
        ("password", "password-common"),
        ("Password123!", "password-common"),
        ("P@ssw0rd2023", "password-common"),
        ("ｐａｓｓｗｏｒｄ１", "password-common"),
        ("20230605", "password-common"),
        ("06-1234-5678", "password-common"),
        ("aaaaaaaa", "password-common"),
        ("xyzxyzxyz", "password-common"),
        ("cdefghijk", "password-common"),
        ("poiuytrewq", "password-common"),
        ("1qaz2wsx3edc", "password-common"),
        ("パスワードパスワード", "password-common"),
        ("yamada-1", "password-has-user"),
        ("YAMADA2023", "password-has-user"),
    ],
)
def test_passwords_guessed_first_are_refused(password: str, code: str) -> None:
    """Short, common, repeated, sequential passwords and the account's own name are refused."""
    with pytest.raises(RefusedError) as refused:
        check_password("yamada", password)
    assert code == refused.value.code


@pytest.mark.parametrize(
    "password",
    ["correct horse 42", "demo-1a2b3c4d-5e6f7a8b", "雨の日は傘をさす", "yamada-likes-tea"],
)
def test_other_passwords_are_accepted(password: str) -> None:
    """A phrase of eight characters or more is taken in any script."""
    check_password("yamada", password)


def test_a_full_width_password_is_the_same_password() -> None:
    """An input method that was left on does not lock anybody out."""
    assert canonical_password("abc 123") == canonical_password("ａｂｃ　１２３")

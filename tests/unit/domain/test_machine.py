"""What the operating system's failures mean."""

from __future__ import annotations

import errno

import pytest

from callassist.domain.machine import machine_error


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EDQUOT, "disk-full"),
        (errno.EFBIG, "disk-full"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "read-only"),
        (errno.EMFILE, "too-many-files"),
        (errno.ENOMEM, "memory-full"),
        (errno.EIO, "disk-error"),
    ],
)
def test_a_failure_says_how_to_go_on(number: int, code: str) -> None:
    """Each failure has its own next step, and repeats no path."""
    error = machine_error(OSError(number, "text", "/home/somebody/file"))

    assert (code, {}) == (error.code, error.params)
    assert "somebody" not in str(error)


def test_a_failure_without_a_number_is_the_disks() -> None:
    """An error that tells nothing is still told."""
    assert "disk-error" == machine_error(OSError("text")).code

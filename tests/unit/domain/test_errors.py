"""Errors as they travel."""

from __future__ import annotations

import pickle

from callassist.domain.errors import MachineError


def test_an_error_crosses_a_process_boundary_whole() -> None:
    """A child process's refusal arrives with its code and parameters."""
    error = pickle.loads(pickle.dumps(MachineError("disk-full", free=3)))  # noqa: S301 - our own bytes
    assert (MachineError, "disk-full", {"free": 3}) == (type(error), error.code, error.params)

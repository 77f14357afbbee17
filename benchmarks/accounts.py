"""The accounts of a benchmark's profile; loads nothing that the program itself would not."""

from __future__ import annotations

from typing import NamedTuple


class Account(NamedTuple):
    """A name and its password, both known to everybody."""

    user: str
    password: str


SUPERVISOR = Account("supervisor", "bench-supervisor-0001")
OPERATOR = Account("operator", "bench-operator-0001")

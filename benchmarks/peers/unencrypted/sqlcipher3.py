"""
The driver without its encryption, for a process that looks into this folder first.

It stands in for the installed package, loads it, and lets its connections pass over keys.
"""

import importlib
import re
import sys
from functools import partial
from pathlib import Path
from typing import Any

_HERE = str(Path(__file__).parent)

sys.path.remove(_HERE)
del sys.modules[__name__]
dbapi2: Any = importlib.import_module("sqlcipher3.dbapi2")  # the installed one, now we are gone
sys.path.insert(0, _HERE)  # children are given this list

_KEYED = re.compile(r"^PRAGMA (key|cipher_integrity_check)|(?<= )KEY \S+")


class Keyless(dbapi2.Connection):  # type: ignore[misc] # the driver has no types
    """A connection that encrypts nothing, and has no codes of pages to check."""

    def execute(self, statement: str, *values: object) -> object:
        """Run a statement as if nobody had said anything about keys."""
        return super().execute(_KEYED.sub(_without, statement), *values)


def _without(keyed: re.Match[str]) -> str:
    return "SELECT 1 WHERE false --" if keyed[1] else "KEY ''"


dbapi2.connect = partial(dbapi2.connect, factory=Keyless)

"""What a profile folder consists of, as far as more than one package must know."""

from __future__ import annotations

PROFILE_FORMAT = 1
"""Layout of the profile this program writes; a newer one is refused."""

KEYRING_FILE = "keyring.json"
DATABASE_FILE = "callassist.db"
FAILURES_FILE = "failures.json"

"""A password that is cheap to try: log-ins by the hundred are not what most tests are about."""

from __future__ import annotations

from callassist.security.kdf import KdfCost

CHEAP = KdfCost(memory_kib=8, passes=1, lanes=1)

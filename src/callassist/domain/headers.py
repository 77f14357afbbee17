"""By what a file's layout is known again: the headers it has, in whatever order."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable


def fingerprint(headers: Iterable[str]) -> str:
    """
    Return what two sheets with the same headers have in common.

    Order, width, blanks around and empty headers do not count: a print house moves its columns.

    Args:
        headers: of one sheet.

    Returns:
        64 hexadecimal digits.
    """
    plain = {unicodedata.normalize("NFKC", header).strip() for header in headers} - {""}
    return hashlib.sha256("\x1f".join(sorted(plain)).encode()).hexdigest()

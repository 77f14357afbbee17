"""The driver of encrypted databases: its types, and a connection that has its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

# sqlcipher3 has no types; its objects have the standard library's interface. That one's own
# SQLite would be loaded for nothing.
if TYPE_CHECKING:
    from sqlite3 import dbapi2  # noqa: TID251 - its types alone
else:
    from sqlcipher3 import dbapi2

__all__ = ["KEY_BYTES", "Connection", "DatabaseError", "OperationalError", "dbapi2", "keyed"]

Connection = dbapi2.Connection
DatabaseError = dbapi2.DatabaseError
OperationalError = dbapi2.OperationalError

KEY_BYTES = 32
_WAIT_SECONDS = 5.0
_STATEMENTS = 128


def keyed(
    address: str,
    key: bytes,
    *,
    shared: bool = False,
    timeout: float = _WAIT_SECONDS,
    statements: int = _STATEMENTS,
) -> Connection:
    """
    Open an encrypted file that opens its transactions itself.

    Args:
        address: its path, or an address that begins with `file:`.
        key: its raw 32-byte key.
        shared: whether several threads use the connection, one at a time.
        timeout: seconds to wait for whoever has locked it.
        statements: how many prepared ones are kept.

    Returns:
        The connection; whether the key is right shows at the first reading.

    Raises:
        ValueError: the key has another length.
        DatabaseError: the file cannot be opened.
    """
    if len(key) != KEY_BYTES:
        message = "a database's key is 32 bytes"
        raise ValueError(message)
    connection = dbapi2.connect(
        address,
        uri=True,
        isolation_level=None,
        check_same_thread=not shared,
        timeout=timeout,
        cached_statements=statements,
    )
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    except BaseException:
        connection.close()
        raise
    return connection

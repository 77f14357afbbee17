"""A PostgreSQL server of the benchmark's own: a folder, a socket, and an end."""

from __future__ import annotations

import importlib
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from time import monotonic, sleep
from typing import Any

PROGRAMS = Path("/usr/lib/postgresql")
ACCOUNT = "postgres"  # made by the Debian package; the server refuses to run as root
USER = "bench"
SETTINGS = {
    "listen_addresses": "",
    "shared_buffers": "1GB",
    "work_mem": "64MB",
    "maintenance_work_mem": "1GB",
    "effective_cache_size": "8GB",
    "random_page_cost": "1.1",
    "gin_pending_list_limit": "64MB",
    "jit": "off",
    "fsync": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "16GB",
    "autovacuum": "off",
}
PATIENCE = 60.0


def is_installed() -> bool:
    """Return whether the server and its driver are there."""
    return _programs() is not None and importlib.util.find_spec("psycopg") is not None


class Cluster:
    """
    A server that runs as long as the `with` block, and never longer than this process.

    Args:
        folder: its data; made and filled on first use. The server's account must be able to
            reach it.
    """

    def __init__(self, folder: Path) -> None:
        self._data = folder.resolve()
        self._socket = Path(tempfile.mkdtemp(prefix="bench-pg-"))
        self._server: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Any:  # noqa: ANN401 - a connection of a driver that is loaded by name
        """Start the server and return a connection to it."""
        _give_away(self._socket)
        if not self._data.exists():
            self._data.mkdir()
            _give_away(self._data)
            made = ["initdb", "-D", str(self._data), "-U", USER, "-A", "trust"]
            subprocess.run(
                _unprivileged([*made, "-E", "UTF8", "--locale=C", "--no-sync"]),
                check=True,
                cwd="/",
                stdout=subprocess.DEVNULL,
            )
        settings = SETTINGS | {"unix_socket_directories": str(self._socket)}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        command = ["--pdeathsig", "INT"], ["postgres", "-D", str(self._data), *options]
        self._server = subprocess.Popen(
            _unprivileged(command[1], *command[0]), cwd="/", stderr=subprocess.DEVNULL
        )
        return self._connected()

    def __exit__(self, *_: object) -> None:
        """Stop the server and take its socket away."""
        if self._server is not None:
            self._server.send_signal(signal.SIGINT)  # disconnects everybody, then ends in order
            self._server.wait()
        shutil.rmtree(self._socket)

    def _connected(self) -> Any:  # noqa: ANN401 - as above
        psycopg = importlib.import_module("psycopg")
        ends = monotonic() + PATIENCE
        while True:
            try:
                return psycopg.connect(
                    host=str(self._socket), user=USER, dbname="postgres", autocommit=True
                )
            except psycopg.OperationalError:
                if monotonic() > ends:
                    raise
                sleep(0.1)


def _programs() -> Path | None:
    """Return the folder of the newest server's programs."""
    found = [one.parent for one in PROGRAMS.glob("*/bin/postgres")]
    return max(found, key=lambda folder: int(folder.parent.name), default=None)


def _unprivileged(command: list[str], *options: str) -> list[str]:
    program = f"{_programs()}/{command[0]}"
    if os.geteuid() == 0:
        options = (*options, f"--reuid={ACCOUNT}", f"--regid={ACCOUNT}", "--clear-groups")
    return ["setpriv", *options, program, *command[1:]] if options else [program, *command[1:]]


def _give_away(folder: Path) -> None:
    folder.chmod(0o700)
    if os.geteuid() == 0:
        account = pwd.getpwnam(ACCOUNT)
        os.chown(folder, account.pw_uid, account.pw_gid)

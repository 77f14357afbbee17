"""What every child of an import does first: bind its life to its parent's, leave no traces."""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import sys
from multiprocessing import parent_process
from multiprocessing.connection import wait
from threading import Thread

PR_SET_PDEATHSIG = 1  # linux/prctl.h
GC_THRESHOLD = 500_000


def settle_in() -> None:
    """
    Prepare a child process before it touches a row.

    It ends when its parent does, however that ends; it leaves interrupts to its parent, makes
    no core dump, and its files are its owner's only.
    """
    # Millions of rows pass through and none forms a cycle; looking for cycles after every few
    # hundred of them takes a quarter of the whole time.
    gc.set_threshold(GC_THRESHOLD, 20, 20)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.umask(0o077)
    _no_core_dump()
    _end_with_parent()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is None:
        return
    Thread(target=_watch, args=(parent.sentinel,), name="lifeline", daemon=True).start()
    if sys.platform == "linux":
        # The kernel's signal also reaches a child that holds the interpreter's lock for long.
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if wait([parent.sentinel], timeout=0):  # it ended before the line above
            os._exit(1)


def _watch(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def _no_core_dump() -> None:
    try:
        import resource  # noqa: PLC0415 - not on Windows, which writes no core dumps
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

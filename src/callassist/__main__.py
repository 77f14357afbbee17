"""`python -m callassist` and the `callassist` command."""

from __future__ import annotations

import multiprocessing
import sys


def main() -> int:
    """Start the program; a spawned child of the frozen program turns off here."""
    multiprocessing.freeze_support()
    from callassist.app.main import main as start  # noqa: PLC0415 - not in a frozen child

    return start()


if __name__ == "__main__":
    sys.exit(main())

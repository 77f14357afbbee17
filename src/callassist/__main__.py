"""`python -m callassist` and the `callassist` command."""

from __future__ import annotations

import sys


def main() -> int:
    """Start the program; a spawned child of the frozen program turns off here."""
    if getattr(sys, "frozen", False):
        import multiprocessing  # noqa: PLC0415 - slow to load, and only that program needs it

        multiprocessing.freeze_support()
    from callassist.app.main import main as start  # noqa: PLC0415 - not in a frozen child

    return start()


if __name__ == "__main__":
    sys.exit(main())

"""
One measurement of the import benchmark, in a fresh process of its own.

Called as `python -m benchmarks.import_runs KIND FILE [FOLDER VERSION]`; prints one JSON object.
"""

from __future__ import annotations

import json
import sys


def main(arguments: list[str]) -> None:
    """Run one measurement and print it."""
    # The import's children load this module again, as they do the program's own starting one,
    # which is as light.
    from benchmarks.import_sides import run  # noqa: PLC0415 - not in those children

    print(json.dumps(run(*arguments)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])

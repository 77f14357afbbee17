"""
Every benchmark in turn, each in a process of its own: `python -m benchmarks.run [--short]`.

Options are handed to each of them: `--rows N`, `--short`, `--output FOLDER`.
"""

from __future__ import annotations

import subprocess
import sys

BENCHMARKS = ("benchmarks.search_bench", "benchmarks.import_bench")


def main(arguments: list[str]) -> int:
    """Run each benchmark with the same options; stop at the first that fails."""
    for module in BENCHMARKS:
        print(f"== {module}", flush=True)
        done = subprocess.run([sys.executable, "-m", module, *arguments], check=False)
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

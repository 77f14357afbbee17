"""
The tables of `docs/faults.md`, made from what `make faults` wrote.

    python -m tests.integration.faults.report [--input build/faults] [--page docs/faults.md]

What stands between `<!-- begin NAME -->` and `<!-- end NAME -->` is replaced; a series that nobody
has run says so.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import Any


def main() -> None:
    """Render the page."""
    options = _options()
    page = options.page.read_text(encoding="utf-8")
    for name in re.findall(r"<!-- begin ([a-z-]+) -->", page):
        written = options.input / f"{name}.json"
        body = "Not run.\n"
        if written.exists():
            outcomes = json.loads(written.read_text(encoding="utf-8"))
            body = "\n".join(table(one) for one in outcomes)
        page = _replaced(page, name, body)
    options.page.write_text(page, encoding="utf-8")


def table(outcome: dict[str, Any]) -> str:
    """Return the counts of one series as a Markdown table."""
    lines = [(name, f"{count:,}") for name, count in outcome["counts"].items()]
    lines += [(name, f"{figure:,.1f}") for name, figure in outcome["figures"].items()]
    broken = sum(outcome["faults"].values())
    verdict = "promises broken (they must be)" if outcome["control"] else "**promises broken**"
    lines.append((verdict, f"{broken:,}"))
    lines += [(f"– {name}", f"{count:,}") for name, count in outcome["faults"].items()]
    rows = [f"| {name.replace('  ', '– ', 1)} | {count} |" for name, count in lines]
    return "\n".join((f"| {outcome['title']} | |", "| --- | ---: |", *rows)) + "\n"


def _replaced(page: str, name: str, body: str) -> str:
    marks = f"<!-- begin {name} -->", f"<!-- end {name} -->"
    pattern = re.compile(f"{re.escape(marks[0])}.*?{re.escape(marks[1])}", re.DOTALL)
    return pattern.sub(lambda _: f"{marks[0]}\n{body.strip()}\n{marks[1]}", page)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="the tables of docs/faults.md")
    parser.add_argument("--input", type=Path, default=Path("build/faults"))
    parser.add_argument("--page", type=Path, default=Path("docs/faults.md"))
    return parser.parse_args()


if __name__ == "__main__":
    main()

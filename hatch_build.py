"""Build hook: generated forms, translations and resources exist before the package is built."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GenerateHook(BuildHookInterface[Any]):
    """Run `scripts/generate.py` before hatchling collects the files."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Generate; hatchling passes the target's version and its build data."""
        del version, build_data
        root = Path(self.root)
        sys.path.insert(0, str(root / "scripts"))
        from generate import generate  # noqa: PLC0415 - found only after the path is set

        generate(root)

"""Compile the forms and translations and lay the resources into the package."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

HEADER = '"""Built by scripts/generate.py; never edited, never committed."""\n'


def generate(root: Path) -> None:
    """
    Build `src/callassist/_generated` from `ui/` and `resources/`.

    Args:
        root: the project's top folder.
    """
    target = root / "src" / "callassist" / "_generated"
    forms = target / "forms"
    forms.mkdir(parents=True, exist_ok=True)
    for package in (target, forms):
        _write(package / "__init__.py", HEADER)
    _forms(root / "ui", forms)
    _mirror(root / "resources", target / "resources")
    _translations(root / "resources" / "translations", target / "resources" / "translations")


def _forms(source: Path, target: Path) -> None:
    wanted = {f"{form.stem}.py" for form in source.glob("*.ui")} | {"__init__.py"}
    for stale in target.glob("*.py"):
        if stale.name not in wanted:
            stale.unlink()
    for form in sorted(source.glob("*.ui")):
        compiled = target / f"{form.stem}.py"
        if _older(compiled, form):
            _tool("uic", "-g", "python", str(form), "-o", str(compiled))
            _write(compiled, _trimmed(compiled.read_text(encoding="utf-8")))


def _trimmed(form: str) -> str:
    """Leave out the classes a form imports and does not use: PySide6 makes each at its import."""
    used = Counter(re.findall(r"\w+", form))

    def kept(line: re.Match[str]) -> str:
        names = [name for name in re.findall(r"\w+", line[2]) if used[name] > 1]
        return f"from {line[1]} import {', '.join(names)}\n" if names else ""

    return re.sub(r"^from (PySide6\.\w+) import \(([^)]*)\)\n", kept, form, flags=re.MULTILINE)


def _mirror(source: Path, target: Path) -> None:
    """Copy what changed and remove what is gone, so that repeated runs cost nothing."""
    kept = set()
    for path in source.rglob("*"):
        if path.is_dir() or "__pycache__" in path.parts or path.suffix == ".ts":
            continue
        copy = target / path.relative_to(source)
        kept.add(copy)
        if _older(copy, path):
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
    for copy in target.rglob("*") if target.exists() else ():
        if copy.is_file() and copy not in kept and copy.suffix != ".qm":
            copy.unlink()


def _translations(source: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for catalogue in sorted(source.glob("*.ts")):
        compiled = target / f"{catalogue.stem}.qm"
        if _older(compiled, catalogue):
            _tool("lrelease", "-silent", str(catalogue), "-qm", str(compiled))


def _older(product: Path, source: Path) -> bool:
    return not product.exists() or product.stat().st_mtime < source.stat().st_mtime


def _write(path: Path, text: str) -> None:
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def _tool(name: str, *arguments: str) -> None:
    import PySide6  # noqa: PLC0415 - only a build that has something to compile needs Qt

    home = Path(PySide6.__file__).parent
    suffix = ".exe" if os.name == "nt" else ""
    places = (home / "Qt" / "libexec" / f"{name}{suffix}", home / f"{name}{suffix}")
    tool = next(place for place in places if place.exists())
    subprocess.run([str(tool), *arguments], check=True)


if __name__ == "__main__":
    generate(Path(__file__).resolve().parent.parent)
    sys.exit(0)

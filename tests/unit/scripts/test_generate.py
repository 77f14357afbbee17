"""The build's generated files."""

from __future__ import annotations

from pathlib import Path

from generate import generate


def _project(root: Path) -> Path:
    (root / "ui").mkdir()
    (root / "resources" / "words").mkdir(parents=True)
    (root / "resources" / "words" / "a.toml").write_text("a = 1\n", encoding="utf-8")
    return root


def test_resources_are_laid_into_the_package(tmp_path: Path) -> None:
    """A resource is found below the package after a build."""
    generate(_project(tmp_path))
    copy = tmp_path / "src" / "callassist" / "_generated" / "resources" / "words" / "a.toml"
    assert "a = 1\n" == copy.read_text(encoding="utf-8")


def test_a_removed_resource_leaves_the_package(tmp_path: Path) -> None:
    """Nothing stale is shipped."""
    project = _project(tmp_path)
    generate(project)
    (project / "resources" / "words" / "a.toml").unlink()
    generate(project)
    left = (tmp_path / "src" / "callassist" / "_generated" / "resources").rglob("*.toml")
    assert [] == list(left)

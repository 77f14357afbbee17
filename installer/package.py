"""Freeze the program, prove that the frozen program works, and build the Debian package."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FROZEN = ROOT / "build" / "frozen" / "callassist"
sys.path.insert(0, str(ROOT / "scripts"))

from system_packages import LIBRARIES  # noqa: E402 - a script beside the package, not in it

# The form compiler's library is needed to build, not to run.
DEPENDS = (*(name for name in LIBRARIES if name != "libbrotli1"), "fonts-noto-cjk")


def freeze() -> None:
    """Run PyInstaller; the result is one folder with the program in it."""
    subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN"),
            *("--distpath", str(FROZEN.parent), "--workpath", str(ROOT / "build" / "freezing")),
            str(ROOT / "installer" / "callassist.spec"),
        ],
        check=True,
    )


def prove() -> None:
    """Run doctor, an import with its child processes and a search with the frozen program."""
    with tempfile.TemporaryDirectory() as folder:
        profile, roster = Path(folder) / "profile", Path(folder) / "roster.xlsx"
        environment = {**os.environ, "CALLASSIST_PASSWORD": "a long enough pass phrase"}
        common = ("--profile", str(profile), "--user", "packager")
        for arguments in (
            ("rosters", "sample", str(roster), "--rows", "300", "--seed", "1"),
            ("init", *common),
            ("import", str(roster), *common),
            ("search", "佐藤", *common),
            ("doctor", "--profile", str(profile)),
        ):
            done = subprocess.run(
                [str(FROZEN / "callassist"), *arguments],
                env=environment,
                check=True,
                capture_output=True,
            )
            print(f"frozen: {arguments[0]}: {len(done.stdout)} bytes of answer")


def build_package() -> Path:
    """Lay the frozen folder out as a Debian package and build it."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "version"
    ]
    architecture = subprocess.run(
        ["dpkg", "--print-architecture"], check=True, capture_output=True, text=True
    ).stdout.strip()
    tree = ROOT / "build" / "debian"
    shutil.rmtree(tree, ignore_errors=True)
    _lay_out(tree)
    (tree / "DEBIAN").mkdir()
    (tree / "DEBIAN" / "control").write_text(_control(version, architecture, tree), "utf-8")
    package = ROOT / "dist" / f"callassist_{version}_{architecture}.deb"
    package.parent.mkdir(exist_ok=True)
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(package)], check=True
    )
    return package


def _lay_out(tree: Path) -> None:
    shutil.copytree(FROZEN, tree / "opt" / "callassist", symlinks=True)
    for folder in ("usr/bin", "usr/share/applications", "usr/share/doc/callassist"):
        (tree / folder).mkdir(parents=True)
    (tree / "usr" / "bin" / "callassist").symlink_to("/opt/callassist/callassist")
    shutil.copy(
        ROOT / "installer" / "debian" / "callassist.desktop", tree / "usr/share/applications"
    )
    icons = tree / "usr" / "share" / "icons" / "hicolor" / "scalable" / "apps"
    icons.mkdir(parents=True)
    shutil.copy(ROOT / "resources" / "logo" / "callassist.svg", icons)
    shutil.copy(ROOT / "LICENSE", tree / "usr/share/doc/callassist/copyright")


def _control(version: str, architecture: str, tree: Path) -> str:
    kilobytes = sum(path.lstat().st_size for path in tree.rglob("*")) // 1024
    return (
        "Package: callassist\n"
        f"Version: {version}\n"
        f"Architecture: {architecture}\n"
        "Maintainer: callassist maintainers <maintainers@callassist.invalid>\n"
        f"Installed-Size: {kilobytes}\n"
        f"Depends: {', '.join(DEPENDS)}\n"
        "Section: misc\n"
        "Priority: optional\n"
        "Description: desktop assistant for the operators of a data-breach hotline\n"
        " Finds a caller by reference number or name and shows what happened, which\n"
        " items leaked and what to say, each person only what the call needs.\n"
    )


if __name__ == "__main__":
    freeze()
    prove()
    print(build_package())

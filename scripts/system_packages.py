"""
See that the Debian packages Qt, the virtual screen and Japanese text need are there.

With the argument `bench` those of the benchmarks' peers as well, with `faults` a C compiler for
what watches the program under test. Run by `make` with the system's
own Python, before anything is installed: standard library only. As root what is missing is
installed; otherwise the one line to run is printed.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

LIBRARIES = {
    "libegl1": "libEGL.so.1",
    "libgl1": "libGL.so.1",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libfontconfig1": "libfontconfig.so.1",
    "libglib2.0-0": "libglib-2.0.so.0",
    "libdbus-1-3": "libdbus-1.so.3",
    "libbrotli1": "libbrotlidec.so.1",  # the form compiler
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxcb-image0": "libxcb-image.so.0",
    "libxcb-render-util0": "libxcb-render-util.so.0",
}
COMMANDS = {"xvfb": "Xvfb", "xauth": "xauth"}
FONTS = {"fonts-noto-cjk": ("NotoSansCJK", "BIZ-UDG", "BIZUDGothic", "YuGoth")}
SERVER = Path("/usr/lib/postgresql")
HEADERS = Path("/usr/include/stdio.h")
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")


def missing(*, bench: bool, faults: bool) -> list[str]:
    """
    Return the Debian packages whose library, command or font is not there.

    Args:
        bench: whether the benchmarks' peers are needed.
        faults: whether a C compiler is needed.
    """
    found = [package for package, library in LIBRARIES.items() if not _loads(library)]
    found += [package for package, command in COMMANDS.items() if not shutil.which(command)]
    found += [package for package, names in FONTS.items() if not _font(names)]
    if importlib.util.find_spec("ensurepip") is None:
        found.append("python3-venv")
    if not CERTIFICATES.exists():
        found.append("ca-certificates")
    if bench and not any(SERVER.glob("*/bin/postgres")):
        found.append("postgresql")
    if faults and not (shutil.which("cc") and HEADERS.exists()):
        found += ["gcc", "libc6-dev"]
    return found


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _font(names: tuple[str, ...]) -> bool:
    folders = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts"]
    return any(
        path.name.startswith(names)
        for folder in folders
        if folder.is_dir()
        for path in folder.rglob("*.tt[cf]")
    )


def main(arguments: list[str]) -> int:
    """Install or name what is missing; 0 when everything is there."""
    if sys.platform != "linux" or not shutil.which("apt-get"):
        return 0
    packages = missing(bench="bench" in arguments, faults="faults" in arguments)
    if not packages:
        return 0
    line = f"apt-get install --yes --no-install-recommends {' '.join(packages)}"
    if os.geteuid() != 0:
        print(f"Some system packages are missing. Run this once, then try again:\n  sudo {line}")
        return 1
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print(f"Installing system packages: {' '.join(packages)}", flush=True)
    for command in ("apt-get update", line):
        done = subprocess.run(
            [*command.split(), "-qq", "-o", "Dpkg::Use-Pty=0"], env=environment, check=False
        )
        if done.returncode:
            print(f"This failed; mend it and try again:\n  {command}")
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

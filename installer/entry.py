"""The frozen program's first module: PyInstaller needs a script, not a package."""

from callassist.__main__ import main

if __name__ == "__main__":
    main()

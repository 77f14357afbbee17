"""Without a screen the program says so instead of ending inside Qt."""

from __future__ import annotations

import pytest

from callassist.app.display import has_display, require_display
from callassist.domain.errors import MachineError


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"QT_QPA_PLATFORM": "xcb"}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen:size=1x1"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_knows_where_a_window_can_open(
    platform: str, environment: dict[str, str], *, expected: bool
) -> None:
    """X11, Wayland, another system, or a platform that draws into memory."""
    assert expected == has_display(platform, environment)


def test_refuses_to_open_a_window_without_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine cannot show one, and that is exit status 5."""
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(MachineError, match="no-display"):
        require_display()

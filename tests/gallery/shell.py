"""The way in, the lock, the crash dialog."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtWidgets import QWidget

from callassist.domain.accounts import Role
from callassist.domain.errors import AccessError
from callassist.gui.crash import CrashDialog
from callassist.gui.unlock.page import UnlockPage
from callassist.services.views import DemoAccount
from tests.gallery.stage import Stage, State

DEMO = (
    DemoAccount("demo-operator", "synthetic-operator", Role.OPERATOR),
    DemoAccount("demo-supervisor", "synthetic-supervisor", Role.SUPERVISOR),
    DemoAccount("demo-auditor", "synthetic-auditor", Role.AUDITOR),
)


def unlock(stage: Stage) -> QWidget:
    """Return the empty unlock page."""
    return UnlockPage(stage.words)


def unlock_demo(stage: Stage) -> QWidget:
    """Return the unlock page of a demo, pre-filled."""
    return UnlockPage(stage.words, DEMO)


def unlock_wrong(stage: Stage) -> QWidget:
    """Return the unlock page after a wrong password, with Caps Lock on."""
    page = UnlockPage(stage.words)
    page.ui.user.setText("saeki")
    page.ui.caps.show()
    page.show_error(AccessError("wrong-password"))
    return page


def unlock_locked_out(stage: Stage) -> QWidget:
    """Return the unlock page of an account that is locked out."""
    page = UnlockPage(stage.words)
    page.ui.user.setText("saeki")
    page.show_error(AccessError("locked-out", minutes=27))
    return page


def unlock_busy(stage: Stage) -> QWidget:
    """Return the unlock page while a password is being checked."""
    page = unlock_demo(stage)
    assert isinstance(page, UnlockPage)
    page.show_busy(busy=True)
    return page


def crash(stage: Stage) -> QWidget:
    """Return the dialog that tells of a bug."""
    error = KeyError()
    with suppress(KeyError):
        raise error
    return CrashDialog(stage.words, stage.theme, error)


STATES: dict[str, State] = {
    "unlock": unlock,
    "unlock-demo": unlock_demo,
    "unlock-wrong-password": unlock_wrong,
    "unlock-locked-out": unlock_locked_out,
    "unlock-busy": unlock_busy,
    "crash": crash,
}

"""Which screens a role has."""

from __future__ import annotations

from callassist.domain.accounts import Role
from callassist.gui.desk import DeskPage
from callassist.gui.page import Page, Surroundings
from callassist.gui.shell.auditor import AuditorPage
from callassist.services.session import Session


def pages_of(session: Session, surroundings: Surroundings) -> tuple[Page, ...]:
    """Return the screens of whoever has logged in, the first one first."""
    if session.role is Role.AUDITOR:
        return (AuditorPage(),)
    desk = DeskPage(session, surroundings)
    if session.role is Role.SUPERVISOR:
        from callassist.gui.rosters.page import (  # noqa: PLC0415 - an operator never sees it
            RostersPage,
        )

        return (desk, RostersPage(session.rosters, surroundings))
    return (desk,)

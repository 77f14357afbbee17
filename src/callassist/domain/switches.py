"""Which switch of rosters is in force, and to which one an undo leads."""

from __future__ import annotations

from collections.abc import Sequence

from callassist.domain.roster import Activation


def standing(switches: Sequence[Activation]) -> list[Activation]:
    """
    Return the switches that were not taken back, the one in force last.

    An undo takes back the last switch that still stands, so that undoing twice goes back two
    rosters instead of forth and back between two.

    Args:
        switches: all of them, oldest first.
    """
    stack: list[Activation] = []
    for switch in switches:
        if switch.undo and stack:
            stack.pop()
        else:
            stack.append(switch)
    return stack

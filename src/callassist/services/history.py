"""The history of switches, each with what its import came to."""

from __future__ import annotations

from collections.abc import Mapping

from callassist.domain.plans import HistoryEntry, PlanRecord, SwitchKind
from callassist.domain.roster import Activation
from callassist.services.versions import Versions


def entries(versions: Versions, applied: Mapping[str, PlanRecord]) -> tuple[HistoryEntry, ...]:
    """
    Return every switch, newest first.

    Args:
        versions: of the profile, and the switches between them.
        applied: the plans that were applied, by version.
    """
    stamps = {stamp.version: stamp for stamp in versions.list()}
    undoable = bool(versions.undo_target())
    switches = versions.switches()
    first_of = {switch.version: switch for switch in switches}  # the oldest comes last and stays
    found = []
    for place, switch in enumerate(switches):
        stamp, plan = stamps.get(switch.version), applied.get(switch.version)
        result = plan.result if plan else None
        found.append(
            HistoryEntry(
                version=switch.version,
                at=switch.at,
                user=switch.user,
                reason=switch.reason,
                how=_how(switch, first=first_of[switch.version] is switch),
                source=stamp.source if stamp else plan.start.source if plan else "",
                rows=stamp.rows if stamp else result.rows if result else 0,
                kind=plan.start.kind if plan else None,
                counts=result.counts if result else None,
                active=place == 0,
                undoable=place == 0 and undoable,
                there=stamp is not None,
            )
        )
    return tuple(found)


def _how(switch: Activation, *, first: bool) -> SwitchKind:
    if switch.undo:
        return SwitchKind.UNDO
    return SwitchKind.IMPORT if first else SwitchKind.ACTIVATE

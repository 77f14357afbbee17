"""
Children of the tests' own process: forked from a server that has loaded what they need.

Loading it takes a spawned child a second of processor time, ten times what most tests let it do.
What tests start by command spawns its children as the program does.
"""

from __future__ import annotations

from multiprocessing import get_context
from multiprocessing.context import ForkServerContext

LOADED = [
    "callassist.services.backups.children",
    "callassist.services.importing.building_child",
    "callassist.services.importing.indexing_child",
    "callassist.services.importing.reading_child",
    "callassist.services.importing.rejecting_child",
    "callassist.services.importing.surveying_child",
    "tests.integration.rosterfiles.child",
]


def forked(_: str = "spawn") -> ForkServerContext:
    """Return what starts such children, whatever way of starting them was asked for."""
    context = get_context("forkserver")
    context.set_forkserver_preload(LOADED)
    return context

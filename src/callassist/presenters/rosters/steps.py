"""The steps of an import, and what every step shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    """The steps of an import, in order."""

    FILE = "file"
    COLUMNS = "columns"
    CHECK = "check"
    CHANGES = "changes"
    SWITCH = "switch"


class Pane(StrEnum):
    """What stands on the page: a step's own pane, or the one before or between them."""

    START = "start"
    FILE = "file"
    COLUMNS = "columns"
    PROGRESS = "progress"
    CHECK = "check"
    CHANGES = "changes"
    SWITCH = "switch"


STEP_OF = {
    Pane.START: Step.FILE,
    Pane.FILE: Step.FILE,
    Pane.COLUMNS: Step.COLUMNS,
    Pane.PROGRESS: Step.CHECK,
    Pane.CHECK: Step.CHECK,
    Pane.CHANGES: Step.CHANGES,
    Pane.SWITCH: Step.SWITCH,
}
"""Which step a pane belongs to."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A line where the eye is: its kind ("info", "good", "warn"), what, and the next step."""

    kind: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Footer:
    """
    What can be pressed below a step.

    Args:
        forward: words of the button that goes on; "" where there is no footer.
        ready: whether it can be pressed.
        back: whether there is a step to go back to.
        calm: a sentence beside the button.
        over: whether all steps have been made.
    """

    forward: str = ""
    ready: bool = False
    back: bool = False
    calm: str = ""
    over: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A count of rows as a number and as it is printed."""

    count: int
    printed: str


@dataclass(frozen=True, slots=True)
class ProgressLine:
    """
    How far an import is.

    Args:
        phase: what is being done.
        count: how many rows of how many.
        share: of 1,000, or None while the total is unknown.
        rate: rows a second, or "".
        left: about how long it still takes, or "".
    """

    phase: str
    count: str
    share: int | None
    rate: str = ""
    left: str = ""

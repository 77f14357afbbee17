"""The supervisor's page: import a roster, see what changes, switch, go back."""

from callassist.presenters.rosters.models import (
    Figure,
    HistoryLine,
    PlanSheet,
    ProblemLine,
    ProgressLine,
    Remark,
    Step,
)
from callassist.presenters.rosters.ports import Rosters, RostersView
from callassist.presenters.rosters.presenter import RostersPresenter

__all__ = [
    "Figure",
    "HistoryLine",
    "PlanSheet",
    "ProblemLine",
    "ProgressLine",
    "Remark",
    "Rosters",
    "RostersPresenter",
    "RostersView",
    "Step",
]

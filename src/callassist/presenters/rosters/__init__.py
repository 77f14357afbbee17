"""The supervisor's page: import a roster in five steps, switch, go back."""

from callassist.presenters.rosters.ports import Rosters
from callassist.presenters.rosters.presenter import RostersPresenter
from callassist.presenters.rosters.steps import Footer, Pane, Remark, Step
from callassist.presenters.rosters.views import Views

__all__ = ["Footer", "Pane", "Remark", "Rosters", "RostersPresenter", "Step", "Views"]

"""The operator's desk, without Qt: who is on the line, what happened, what to say, the record."""

from callassist.presenters.desk.presenter import DeskPresenter

__all__ = ["DeskPresenter"]

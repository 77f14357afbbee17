"""Content packs: load, check and render what operators may say."""

from callassist.content.checking import check
from callassist.content.loading import load
from callassist.content.render import render

__all__ = ["check", "load", "render"]

"""Composition root: the only place where the parts of the program meet."""

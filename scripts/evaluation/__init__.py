"""
How well the search finds the one row: an evaluation set, a roster around it, and the figures.

`make eval` runs it. The set in `tests/data/matching` was made by `evaluation.making` from sources
of its own: nothing here may read the tables or the code that the search is made of, or the set
would only repeat what the tables already believe.
"""

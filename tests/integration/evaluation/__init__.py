"""The evaluation set against the search as it is."""

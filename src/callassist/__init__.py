"""Desktop assistant for the operators of a data-breach hotline."""

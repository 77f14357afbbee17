"""Measurements against peers: ratios from one run, never seconds alone."""

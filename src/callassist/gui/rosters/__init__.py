"""The supervisor's rosters page."""

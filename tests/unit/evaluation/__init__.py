"""The tools that make and score the evaluation set."""

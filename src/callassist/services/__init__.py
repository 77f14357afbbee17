"""Use cases: who may do what, and what each of them releases."""

"""
Makes the evaluation set: `PYTHONPATH=scripts python -m evaluation.making`.

Names come from the IPA dictionary (`names/`, see the licence beside it), everything done to them
from rules written here. The same set comes out of the same seed.
"""

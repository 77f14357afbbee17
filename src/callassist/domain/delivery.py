"""What became of a letter, and what must not be done (返戻・再発送・発送停止・架電禁止)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Delivery:
    """
    The state of one notification after it was sent.

    Args:
        returned: why the letter came back, as listed (あて所不明, 転居先不明, 受取拒否 …), or "".
        resent_on: when it was sent again, ISO date; "yes" where no day is known; or "".
        stopped: whether nothing more may be sent.
        no_call: whether the person must not be telephoned.
    """

    returned: str = ""
    resent_on: str = ""
    stopped: bool = False
    no_call: bool = False

"""What became of a letter, and what must not be done (返戻・再発送・発送停止・架電禁止)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum


class DeliveryKind(StrEnum):
    """What can be stated of a letter, in the order and the words in which a roster keeps it."""

    NO_CALL = "架電禁止"
    STOPPED = "発送停止"
    RESENT = "再発送"
    RETURNED = "返戻"


UNSTATED = "理由不明"
"""Why a letter came back, where nobody said why."""

YES = "yes"
"""When a letter was sent again, where nobody said when."""

LIFTED = "解除"
"""Behind a kind: it holds no longer."""

_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_TOKEN = re.compile(
    rf"(?:(?P<lifted>架電禁止|発送停止|再発送|返戻){LIFTED}|(?P<kind>架電禁止|発送停止|再発送(?:（(?P<day>{_DAY})）)?))"
    r"(?:、|$)"
)
_RETURNED = re.compile(rf"返戻(?: (?P<day>{_DAY}))?(?:（(?P<reason>.+)）)?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Delivery:
    """
    The state of one notification after it was sent, or what a file states of it.

    Args:
        returned: why the letter came back, as listed (あて所不明, 転居先不明, 受取拒否 …);
            `UNSTATED` where it came back and nobody said why; "" where it did not.
        resent_on: when it was sent again, ISO date; `YES` where no day is known; or "".
        stopped: whether nothing more may be sent.
        no_call: whether the person must not be telephoned.
        returned_on: ISO date on which it came back, or "".
        lifted: what is stated to hold no longer; a roster's own state has none of it.
    """

    returned: str = ""
    resent_on: str = ""
    stopped: bool = False
    no_call: bool = False
    returned_on: str = ""
    lifted: frozenset[DeliveryKind] = frozenset()

    @property
    def stated(self) -> frozenset[DeliveryKind]:
        """The kinds that hold."""
        values = (self.no_call, self.stopped, self.resent_on, self.returned)
        return frozenset(kind for kind, value in zip(DeliveryKind, values, strict=True) if value)

    def text(self) -> str:
        """
        Return the canonical text that a roster keeps, "" where nothing is stated.

        The reason of a return comes last, so that it may hold any sign and still be read back.
        """
        said = self.stated | self.lifted
        return "、".join(_spelt(kind, self) for kind in DeliveryKind if kind in said)

    @classmethod
    def parse(cls, text: str) -> Delivery:
        """Read what `text()` writes; anything else is why a letter came back, word for word."""
        found, at = cls(), 0
        while token := _TOKEN.match(text, at):
            found, at = found.merged(_of_token(token)), token.end()
        rest = text[at:].strip()
        returned = _RETURNED.fullmatch(rest)
        if returned:
            reason, day = returned["reason"] or UNSTATED, returned["day"] or ""
            return replace(found, returned=reason, returned_on=day)
        return replace(found, returned=rest)

    def merged(self, newer: Delivery) -> Delivery:
        """
        Return what holds when `newer` is stated after this.

        A statement replaces the older one of its kind and leaves the others. One that says less
        of the same event (a return without its reason, a dispatch without its day) adds nothing.
        """
        kept = self.without(newer.lifted)
        returned, returned_on = _later_return(kept, newer)
        says_when = newer.resent_on not in {"", YES}
        return Delivery(
            returned=returned,
            resent_on=newer.resent_on if says_when else kept.resent_on or newer.resent_on,
            stopped=kept.stopped or newer.stopped,
            no_call=kept.no_call or newer.no_call,
            returned_on=returned_on,
            lifted=(self.lifted | newer.lifted) - newer.stated,
        )

    def contradicts(self, other: Delivery) -> bool:
        """Return whether both cannot be meant at one time: which one is right nobody can tell."""
        return (
            bool(self.lifted & other.stated or other.lifted & self.stated)
            or _differ(self.returned, other.returned, UNSTATED)
            or _differ(self.returned_on, other.returned_on, "")
            or _differ(self.resent_on, other.resent_on, YES)
        )

    def standing(self) -> Delivery:
        """Return the state without what is said to hold no longer."""
        return replace(self, lifted=frozenset())

    def without(self, kinds: frozenset[DeliveryKind]) -> Delivery:
        """Return the state without some kinds of statement."""
        is_returned = DeliveryKind.RETURNED not in kinds
        return replace(
            self,
            returned=self.returned if is_returned else "",
            returned_on=self.returned_on if is_returned else "",
            resent_on="" if DeliveryKind.RESENT in kinds else self.resent_on,
            stopped=self.stopped and DeliveryKind.STOPPED not in kinds,
            no_call=self.no_call and DeliveryKind.NO_CALL not in kinds,
        )


def _spelt(kind: DeliveryKind, state: Delivery) -> str:
    if kind in state.lifted:
        return f"{kind}{LIFTED}"
    if kind is DeliveryKind.RESENT and state.resent_on != YES:
        return f"{kind}（{state.resent_on}）"
    if kind is DeliveryKind.RETURNED:
        day = f" {state.returned_on}" if state.returned_on else ""
        return f"{kind}{day}（{state.returned}）"
    return str(kind)


def _of_token(token: re.Match[str]) -> Delivery:
    if token["lifted"]:
        return Delivery(lifted=frozenset({DeliveryKind(token["lifted"])}))
    if token["kind"] == DeliveryKind.NO_CALL:
        return Delivery(no_call=True)
    if token["kind"] == DeliveryKind.STOPPED:
        return Delivery(stopped=True)
    return Delivery(resent_on=token["day"] or YES)


def _later_return(older: Delivery, newer: Delivery) -> tuple[str, str]:
    """Return reason and day of the later return; two that differ in the day are two returns."""
    if not newer.returned:
        return older.returned, older.returned_on
    is_another = _differ(older.returned, newer.returned, UNSTATED)
    if not older.returned or is_another or _differ(older.returned_on, newer.returned_on, ""):
        return newer.returned, newer.returned_on
    reason = older.returned if newer.returned == UNSTATED else newer.returned
    return reason, newer.returned_on or older.returned_on


def _differ(one: str, other: str, vague: str) -> bool:
    """Whether two statements are both exact and not the same."""
    return one != other and not {one, other} & {"", vague}

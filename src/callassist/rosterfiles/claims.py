"""Which column gets which field: the surest claim, the first of equals, split fields together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from callassist.rosterfiles.headers import Claim, Strength, fold, joint_claim

Claims = Sequence[Claim | None]


def claimed(
    headers: Sequence[tuple[str, str]],
    names: Sequence[str],
    chosen: Mapping[str, str],
    remembered: Mapping[str, str],
) -> list[Claim | None]:
    """
    Return what each column claims to be by its header.

    Args:
        headers: upper and lower line of each.
        names: what each column is called, once.
        chosen: folded name → field, as the caller says.
        remembered: the same, from an earlier file.
    """
    mapped = {**remembered, **chosen}
    return [
        _mapped(fold(name), chosen, remembered) or _free(joint_claim(*lines), name, mapped)
        for name, lines in zip(names, headers, strict=True)
    ]


def _mapped(name: str, chosen: Mapping[str, str], remembered: Mapping[str, str]) -> Claim | None:
    for table, strength in ((chosen, Strength.CHOSEN), (remembered, Strength.REMEMBERED)):
        if table.get(name):
            return Claim(table[name], strength)
        if name in table:
            return None
    return None


def _free(claim: Claim | None, name: str, mapped: Mapping[str, str]) -> Claim | None:
    """Drop a claim to what the caller mapped: its synonyms are ordinary unknown columns."""
    if claim is None or fold(name) in mapped:
        return None
    taken = {claim.field, claim.whole} & set(mapped.values())
    return None if taken else claim


def settled(claims: Claims) -> dict[str, tuple[int, ...]]:
    """Return field → positions of its columns; a split field has several."""
    best: dict[str, int] = {}
    for position, claim in enumerate(claims):
        if claim and claim.strength > _strength(claims, best.get(claim.field)):
            best[claim.field] = position
    columns: dict[str, tuple[int, ...]] = {
        field: (position,) for field, position in best.items() if ":" not in field
    }
    parts = sorted(field for field in best if ":" in field)
    for name in dict.fromkeys(field.partition(":")[0] for field in parts):
        split = tuple(best[field] for field in parts if field.startswith(f"{name}:"))
        if name not in columns:
            columns[name] = split
        elif f"{name}:1" not in best:
            columns[name] += split  # 住所 beside 住所2 is the first part, not a whole address
    return columns


def _strength(claims: Claims, position: int | None) -> int:
    claim = None if position is None else claims[position]
    return claim.strength if claim else 0


def doubled(
    claims: Claims, columns: Mapping[str, tuple[int, ...]], required: Sequence[str]
) -> tuple[str, ...]:
    """Return the required fields that two columns claim alike; which is right is not ours."""
    if not all(field in columns for field in required):
        return ()  # a title or a data row that mentions one field twice
    return tuple(field for field in required if claims.count(claims[columns[field][0]]) > 1)

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
    told = _parted([joint_claim(*lines) for lines in headers], names)
    return [
        _mapped(fold(name), chosen, remembered) or _free(claim, name, mapped)
        for name, claim in zip(names, told, strict=True)
    ]


def _parted(told: list[Claim | None], names: Sequence[str]) -> list[Claim | None]:
    """Take 契約者名 for a given name where 契約者姓 stands in the same header."""
    place = {fold(name): at for at, name in enumerate(names)}
    for name, family in place.items():
        given = place.get(name.replace("姓", "名")) if "姓" in name else None
        claim = told[given] if given is not None else None
        if given is not None and claim and claim.field in {"name", "kana"}:
            told[family], told[given] = (
                Claim(f"{claim.field}:{part}", Strength.SYNONYM) for part in "12"
            )
    return told


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
    _take_for_part(best)
    columns: dict[str, tuple[int, ...]] = {
        field: (position,) for field, position in best.items() if ":" not in field
    }
    if "phone" in columns:
        columns["phone"] = _telephones(claims, columns["phone"][0])
    parts = sorted(field for field in best if ":" in field)
    for name in dict.fromkeys(field.partition(":")[0] for field in parts):
        split = tuple(best[field] for field in parts if field.startswith(f"{name}:"))
        if name not in columns:
            columns[name] = split
        elif f"{name}:1" not in best:
            columns[name] += split  # 住所 beside 住所2 is the first part, not a whole address
    return columns


def _telephones(claims: Claims, best: int) -> tuple[int, ...]:
    """Return all columns that a header calls a telephone; each may hold another number."""
    known = [at for at, claim in enumerate(claims) if claim and claim.field == "phone"]
    sure = [at for at in known if at != best and _strength(claims, at) >= Strength.SYNONYM]
    return (best, *sure)


def _take_for_part(best: dict[str, int]) -> None:
    """
    Take 住所 for what its neighbours leave of an address: after 都道府県, or 都道府県 and 市区町村.

    Elsewhere 住所 beside parts of one is the whole.
    """
    whole, prefecture, city = (best.get(f"address{part}") for part in ("", ":0", ":1"))
    if whole is None or prefecture is None:
        return
    if city is None:
        best["address:1"] = best.pop("address")
    elif "address:2" not in best and (prefecture, city) == (whole - 2, whole - 1):
        best["address:2"] = best.pop("address")


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

"""`callassist doctor`: is this machine, this profile and this program in order."""

from __future__ import annotations

import typer

from callassist.cli.command import command
from callassist.cli.invocation import Invocation, Launchers
from callassist.services.views import Diagnosis, Health

MARKS = {Health.OK: "✓", Health.WARN: "!", Health.FAIL: "✗"}


def register(app: typer.Typer, launchers: Launchers) -> None:
    """Add the command."""
    command(app, "doctor", launchers)(doctor)


def doctor(run: Invocation) -> int:
    """Examine the machine and the profile; log in where a user is named, to verify the roster."""
    from callassist.services import doctor as examining  # noqa: PLC0415 - the stores load late

    required = run.common.profile is not None or run.common.user is not None
    window = run.launchers.has_window()
    found = list(examining.examine(run.folder, required=required, window=window))
    if run.common.user and all(one.health is not Health.FAIL for one in found):
        with run.session() as session:
            found.append(examining.examine_roster(session))
    told = [_told(run, one) for one in found]
    run.out.table((MARKS[one.health], _title(run, one), _sentence(run, one)) for one in found)
    failed = next((one.error for one in found if one.error and one.health is Health.FAIL), None)
    if failed is not None:
        return run.fail(failed, checks=told)
    if run.out.as_json:
        run.out.json({"checks": told})
    return 0


def _title(run: Invocation, one: Diagnosis) -> str:
    return run.words.text(f"doctor.{one.check}.title")


def _sentence(run: Invocation, one: Diagnosis) -> str:
    if one.error is not None:
        sentence = run.words.explain(one.error)
        return f"{sentence.message} {sentence.hint}".rstrip()
    return run.words.text(f"doctor.{one.check}.{one.health.value}", **one.params)


def _told(run: Invocation, one: Diagnosis) -> dict[str, object]:
    return {"check": one.check, "status": one.health.value, "message": _sentence(run, one)}

"""Migrations lead to the declared schema, whole or not at all."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import ClauseElement, Connection, create_mock_engine, text

from callassist.domain.errors import RefusedError
from callassist.storage import migrating
from callassist.storage.connections import Connections
from callassist.storage.database import Database
from callassist.storage.schema import metadata
from tests.integration.storage.conftest import KEY


def _declared(path: Path) -> Connections:
    """Make a database straight from the declared schema."""
    path.touch(mode=0o600)
    made = Connections(path, KEY)
    with made.writing() as connection:
        metadata.create_all(connection)
    return made


def _objects(database: Connections) -> dict[tuple[str, str], str]:
    wanted = "SELECT type, name, coalesce(sql, '') FROM sqlite_master WHERE tbl_name <> :version"
    with database.reading() as connection:
        rows = connection.execute(text(wanted), {"version": "alembic_version"}).all()
    return {(kind, name): " ".join(sql.split()) for kind, name, sql in rows}


def test_the_migrated_schema_is_the_declared_one(tmp_path: Path, database: Database) -> None:
    """Tables, constraints and triggers are the same, whether migrated or declared."""
    declared = _declared(tmp_path / "declared.db")
    expected, found = _objects(declared), _objects(database)
    declared.close()

    assert expected == found
    assert 3 == sum(kind == "trigger" for kind, _ in found)
    assert set(metadata.tables) == {n for kind, n in found if kind == "table"}


def test_alembic_finds_no_difference(database: Database) -> None:
    """Alembic's own comparison has nothing to add to the migrations."""
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert [] == compare_metadata(context, metadata)


def test_every_constraint_has_a_name() -> None:
    """A later migration can address each constraint."""
    unnamed = [
        f"{table.name}: {constraint}"
        for table in metadata.tables.values()
        for constraint in table.constraints
        if not constraint.name
    ]
    assert [] == unnamed


def test_the_tables_are_portable() -> None:
    """Every table can be made on PostgreSQL as it is declared, without SQLite's triggers."""
    statements: list[str] = []

    def note(statement: ClauseElement, *_: object) -> None:
        statements.append(str(statement.compile(dialect=engine.dialect)))

    engine = create_mock_engine("postgresql://", note)
    metadata.create_all(engine, checkfirst=False)

    assert sorted(f"CREATE TABLE {name}" for name in metadata.tables) == sorted(
        " ".join(one.replace('"', "").split()[:3])
        for one in statements
        if not one.lstrip().startswith("CREATE INDEX")
    )
    assert "TIMESTAMP WITH TIME ZONE" in "".join(statements)


def test_the_head_is_the_last_script() -> None:
    """The revision that the program checks for is the one its scripts lead to."""
    config = Config()
    config.set_main_option("script_location", str(migrating.SCRIPTS))

    assert [migrating.HEAD] == ScriptDirectory.from_config(config).get_heads()


def test_upgrading_again_changes_nothing(database: Database) -> None:
    """An up-to-date database is left alone."""
    before = _objects(database)
    migrating.upgrade(database)

    assert before == _objects(database)


def test_a_newer_database_is_refused(path: Path, database: Database) -> None:
    """A database that a newer program has changed is not touched."""
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()

    with pytest.raises(RefusedError) as refused:
        Database.open(path, KEY)
    assert "profile-too-new" == refused.value.code


def test_two_programs_migrate_once(tmp_path: Path) -> None:
    """A window and a command that open an old profile together leave one schema."""
    path = tmp_path / "old.db"
    path.touch(mode=0o600)
    both = [Connections(path, KEY), Connections(path, KEY)]
    threads = [Thread(target=migrating.upgrade, args=(one,)) for one in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with both[0].reading() as connection:
        found = migrating.revision_of(connection)
    for one in both:
        one.close()

    assert migrating.HEAD == found


def test_an_interrupted_migration_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A migration that fails half-way is taken back whole and can be run again."""
    path = tmp_path / "half.db"
    path.touch(mode=0o600)
    empty = Connections(path, KEY)
    run = migrating._run

    def interrupted(connection: Connection) -> None:
        run(connection)
        raise KeyboardInterrupt

    monkeypatch.setattr(migrating, "_run", interrupted)
    with pytest.raises(KeyboardInterrupt):
        migrating.upgrade(empty)
    monkeypatch.undo()
    assert {} == _objects(empty)

    migrating.upgrade(empty)
    assert ("table", "access_log") in _objects(empty)
    empty.close()

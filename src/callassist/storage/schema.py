"""
The tables of `callassist.db`.

Portable SQL throughout, for a twin on PostgreSQL; only the triggers that make the access log
append-only are SQLite's own.
"""

from __future__ import annotations

from sqlalchemy import (
    DDL,
    CheckConstraint,
    Column,
    Float,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    event,
)

from callassist.storage.columns import Moment

metadata = MetaData()

account = Table(
    "account",
    metadata,
    Column("user", String(64), nullable=False),
    Column("role", String(16), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment),
    PrimaryKeyConstraint("user", name="pk_account"),
    CheckConstraint("role IN ('operator', 'supervisor', 'auditor')", name="ck_account_role"),
)

# One row: the rules of the profile, a column each, so that a wrong type cannot be stored.
policy = Table(
    "policy",
    metadata,
    Column("id", Integer, nullable=False),
    Column("idle_lock_minutes", Integer, nullable=False),
    Column("max_removal_share", Float, nullable=False),
    PrimaryKeyConstraint("id", name="pk_policy"),
    CheckConstraint("id = 1", name="ck_policy_one_row"),
)

roster_version = Table(
    "roster_version",
    metadata,
    Column("version", String(32), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("source", Text, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("key_version", Integer, nullable=False),
    Column("key", LargeBinary(32)),
    Column("state", String(16), nullable=False),
    PrimaryKeyConstraint("version", name="pk_roster_version"),
    CheckConstraint("state IN ('ready', 'purged')", name="ck_roster_version_state"),
    CheckConstraint(
        "(state = 'ready') = (\"key\" IS NOT NULL)", name="ck_roster_version_key_while_ready"
    ),
)

# The newest row names the roster that searches use.
activation = Table(
    "activation",
    metadata,
    Column("id", Integer, nullable=False),
    Column("version", String(32), nullable=False),
    Column("at", Moment, nullable=False),
    Column("user", String(64), nullable=False),
    Column("reason", Text, nullable=False),
    PrimaryKeyConstraint("id", name="pk_activation"),
    ForeignKeyConstraint(
        ["version"], ["roster_version.version"], name="fk_activation_roster_version"
    ),
)

receipt = Table(
    "receipt",
    metadata,
    Column("day", String(8), nullable=False),
    Column("last", Integer, nullable=False),
    PrimaryKeyConstraint("day", name="pk_receipt"),
)

call = Table(
    "call",
    metadata,
    Column("receipt", String(32), nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("ended_at", Moment, nullable=False),
    Column("user", String(64), nullable=False),
    Column("prefix", String(8), nullable=False),
    Column("record_hash", String(64), nullable=False),
    Column("disposition", String(32), nullable=False),
    Column("note", Text, nullable=False),
    PrimaryKeyConstraint("receipt", name="pk_call"),
)

access_log = Table(
    "access_log",
    metadata,
    Column("number", Integer, nullable=False, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("user", String(80), nullable=False),
    Column("terminal", Text, nullable=False),
    Column("action", String(32), nullable=False),
    Column("outcome", Text, nullable=False),
    Column("call", String(32), nullable=False),
    Column("record_hash", String(64), nullable=False),
    Column("count", Integer, nullable=False),
    PrimaryKeyConstraint("number", name="pk_access_log"),
)

# Which wrong passwords the access log has taken over from the file beside the database.
failed_login = Table(
    "failed_login",
    metadata,
    Column("id", String(32), nullable=False),
    Column("number", Integer, nullable=False),
    PrimaryKeyConstraint("id", name="pk_failed_login"),
    ForeignKeyConstraint(["number"], ["access_log.number"], name="fk_failed_login_access_log"),
)

ACCESS_LOG_TRIGGERS = (
    """
    CREATE TRIGGER access_log_no_update BEFORE UPDATE ON access_log
    BEGIN SELECT RAISE(ABORT, 'the access log is append-only'); END
    """,
    """
    CREATE TRIGGER access_log_no_delete BEFORE DELETE ON access_log
    BEGIN SELECT RAISE(ABORT, 'the access log is append-only'); END
    """,
    """
    CREATE TRIGGER access_log_no_gap BEFORE INSERT ON access_log
    WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM access_log)
    BEGIN SELECT RAISE(ABORT, 'the access log has no gaps'); END
    """,
)

for _trigger in ACCESS_LOG_TRIGGERS:
    event.listen(
        access_log,
        "after_create",
        DDL(_trigger).execute_if(dialect="sqlite"),  # type: ignore[no-untyped-call]  # SQLAlchemy's is untyped
    )

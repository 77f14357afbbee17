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
    Index,
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

# Which switches took the one before them back.
undo = Table(
    "undo",
    metadata,
    Column("activation", Integer, nullable=False, autoincrement=False),
    PrimaryKeyConstraint("activation", name="pk_undo"),
    ForeignKeyConstraint(["activation"], ["activation.id"], name="fk_undo_activation"),
)

# A plan is written before its file is read, so that an interrupted import is known; what was
# built follows in one piece. The key goes when the version goes or the registry has taken it.
import_plan = Table(
    "import_plan",
    metadata,
    Column("version", String(32), nullable=False),
    Column("state", String(16), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("path", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("reading", Text, nullable=False),
    Column("base", String(32), nullable=False),
    Column("expected", Integer),
    Column("made_by", String(64), nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Column("rows", Integer),
    Column("rows_sha256", String(64)),
    Column("key", LargeBinary(32)),
    Column("key_version", Integer),
    Column("active_rows", Integer),
    Column("needs", Text),
    Column("file_rows", Integer),
    Column("skipped", Integer),
    Column("accepted", Integer),
    Column("rejected", Integer),
    Column("warned", Integer),
    Column("added", Integer),
    Column("removed", Integer),
    Column("changed", Integer),
    Column("unchanged", Integer),
    Column("lost_by_refusal", Integer),
    Column("left_out", Integer),
    PrimaryKeyConstraint("version", name="pk_import_plan"),
    CheckConstraint(
        "state IN ('building', 'ready', 'pending', 'applied', 'discarded', 'interrupted')",
        name="ck_import_plan_state",
    ),
    CheckConstraint("kind IN ('full', 'supplement', 'status')", name="ck_import_plan_kind"),
    CheckConstraint(
        "(state IN ('ready', 'pending')) = (\"key\" IS NOT NULL)",
        name="ck_import_plan_key_while_ready",
    ),
)

# What a supervisor chose for files with these headers: pairs of field and header as JSON.
column_mapping = Table(
    "column_mapping",
    metadata,
    Column("fingerprint", String(64), nullable=False),
    Column("mapping", Text, nullable=False),
    Column("chosen_by", String(64), nullable=False),
    Column("chosen_at", Moment, nullable=False),
    PrimaryKeyConstraint("fingerprint", name="pk_column_mapping"),
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
Index("ix_call_record_hash", call.c.record_hash, call.c.ended_at)

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

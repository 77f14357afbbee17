"""
First tables: accounts, policy, rosters, calls and the append-only access log.

A script is never changed once released: it spells its tables out instead of asking `schema`.
A later one that rebuilds `access_log` in batch mode must create its triggers again.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TRIGGERS = (
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


def upgrade() -> None:
    """Create every table, then the triggers."""
    _people()
    _rosters()
    _calls()
    _access_log()


def _moment() -> sa.DateTime:
    return sa.DateTime(timezone=True)


def _people() -> None:
    op.create_table(
        "account",
        sa.Column("user", sa.String(64), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("created_at", _moment(), nullable=False),
        sa.Column("expires_at", _moment()),
        sa.PrimaryKeyConstraint("user", name="pk_account"),
        sa.CheckConstraint("role IN ('operator', 'supervisor', 'auditor')", name="ck_account_role"),
    )
    op.create_table(
        "policy",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("idle_lock_minutes", sa.Integer, nullable=False),
        sa.Column("max_removal_share", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_policy"),
        sa.CheckConstraint("id = 1", name="ck_policy_one_row"),
    )


def _rosters() -> None:
    op.create_table(
        "roster_version",
        sa.Column("version", sa.String(32), nullable=False),
        sa.Column("created_at", _moment(), nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("rows", sa.Integer, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("key_version", sa.Integer, nullable=False),
        sa.Column("key", sa.LargeBinary(32)),
        sa.Column("state", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("version", name="pk_roster_version"),
        sa.CheckConstraint("state IN ('ready', 'purged')", name="ck_roster_version_state"),
        sa.CheckConstraint(
            "(state = 'ready') = (\"key\" IS NOT NULL)", name="ck_roster_version_key_while_ready"
        ),
    )
    op.create_table(
        "activation",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("version", sa.String(32), nullable=False),
        sa.Column("at", _moment(), nullable=False),
        sa.Column("user", sa.String(64), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_activation"),
        sa.ForeignKeyConstraint(
            ["version"], ["roster_version.version"], name="fk_activation_roster_version"
        ),
    )


def _calls() -> None:
    op.create_table(
        "receipt",
        sa.Column("day", sa.String(8), nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("day", name="pk_receipt"),
    )
    op.create_table(
        "call",
        sa.Column("receipt", sa.String(32), nullable=False),
        sa.Column("started_at", _moment(), nullable=False),
        sa.Column("ended_at", _moment(), nullable=False),
        sa.Column("user", sa.String(64), nullable=False),
        sa.Column("prefix", sa.String(8), nullable=False),
        sa.Column("record_hash", sa.String(64), nullable=False),
        sa.Column("disposition", sa.String(32), nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("receipt", name="pk_call"),
    )


def _access_log() -> None:
    op.create_table(
        "access_log",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("at", _moment(), nullable=False),
        sa.Column("user", sa.String(80), nullable=False),
        sa.Column("terminal", sa.Text, nullable=False),
        sa.Column("action", sa.String(32), nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("call", sa.String(32), nullable=False),
        sa.Column("record_hash", sa.String(64), nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_access_log"),
    )
    op.create_table(
        "failed_login",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_failed_login"),
        sa.ForeignKeyConstraint(
            ["number"], ["access_log.number"], name="fk_failed_login_access_log"
        ),
    )
    if op.get_context().dialect.name == "sqlite":
        for trigger in TRIGGERS:
            op.execute(trigger)

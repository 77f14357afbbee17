"""
Plans of imports, which switches are undos, chosen columns, and calls found by their record.

Tables are only added: no trigger is touched.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables and the index."""
    op.create_table(
        "undo",
        sa.Column("activation", sa.Integer, nullable=False, autoincrement=False),
        sa.PrimaryKeyConstraint("activation", name="pk_undo"),
        sa.ForeignKeyConstraint(["activation"], ["activation.id"], name="fk_undo_activation"),
    )
    _plans()
    op.create_table(
        "column_mapping",
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("mapping", sa.Text, nullable=False),
        sa.Column("chosen_by", sa.String(64), nullable=False),
        sa.Column("chosen_at", _moment(), nullable=False),
        sa.PrimaryKeyConstraint("fingerprint", name="pk_column_mapping"),
    )
    op.create_index("ix_call_record_hash", "call", ["record_hash", "ended_at"])


def _moment() -> sa.DateTime:
    return sa.DateTime(timezone=True)


def _plans() -> None:
    op.create_table(
        "import_plan",
        sa.Column("version", sa.String(32), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("reading", sa.Text, nullable=False),
        sa.Column("base", sa.String(32), nullable=False),
        sa.Column("expected", sa.Integer),
        sa.Column("made_by", sa.String(64), nullable=False),
        sa.Column("made_at", _moment(), nullable=False),
        sa.Column("ended_at", _moment()),
        sa.Column("rows", sa.Integer),
        sa.Column("rows_sha256", sa.String(64)),
        sa.Column("key", sa.LargeBinary(32)),
        sa.Column("key_version", sa.Integer),
        sa.Column("active_rows", sa.Integer),
        sa.Column("needs", sa.Text),
        sa.Column("file_rows", sa.Integer),
        sa.Column("skipped", sa.Integer),
        sa.Column("accepted", sa.Integer),
        sa.Column("rejected", sa.Integer),
        sa.Column("warned", sa.Integer),
        sa.Column("added", sa.Integer),
        sa.Column("removed", sa.Integer),
        sa.Column("changed", sa.Integer),
        sa.Column("unchanged", sa.Integer),
        sa.Column("lost_by_refusal", sa.Integer),
        sa.Column("left_out", sa.Integer),
        sa.PrimaryKeyConstraint("version", name="pk_import_plan"),
        sa.CheckConstraint(
            "state IN ('building', 'ready', 'pending', 'applied', 'discarded', 'interrupted')",
            name="ck_import_plan_state",
        ),
        sa.CheckConstraint("kind IN ('full', 'supplement', 'status')", name="ck_import_plan_kind"),
        sa.CheckConstraint(
            "(state IN ('ready', 'pending')) = (\"key\" IS NOT NULL)",
            name="ck_import_plan_key_while_ready",
        ),
    )

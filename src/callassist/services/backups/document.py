"""What a backup says of itself, and how that is known to be true."""

from __future__ import annotations

import hmac
from datetime import datetime
from pathlib import Path
from typing import Annotated

import msgspec

from callassist.domain.backup import BackupInfo
from callassist.domain.errors import RefusedError
from callassist.security.envelope import BackupKey, Envelope
from callassist.storage.backups import container

DATABASE = "callassist.db"

_Aware = Annotated[datetime, msgspec.Meta(tz=True)]


class Member(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of the backup's file: the database, or a roster named by its version."""

    name: str
    size: int
    sha256: str


class Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """
    The head of a backup.

    Args:
        id: random; at: of which moment the backup is.
        automatic: whether its rosters are in the store beside it instead of in its file.
        counts: table of the database → rows.
        rosters: versions in it; left_out: damaged ones that had no whole copy.
        members: parts of the file in their order.
        envelope: what opens it.
        mac: over all the rest, by the backup's key.
    """

    id: str
    at: _Aware
    automatic: bool
    counts: dict[str, int]
    rosters: tuple[str, ...]
    left_out: tuple[str, ...]
    members: tuple[Member, ...]
    envelope: Envelope
    mac: bytes = b""

    def signed(self, key: BackupKey) -> Document:
        """Return it with the proof that the holder of the key wrote it."""
        return msgspec.structs.replace(self, mac=key.mac(self._told()))

    def check(self, key: BackupKey) -> None:
        """
        Make sure that nobody without the key changed it.

        Raises:
            RefusedError: backup-damaged.
        """
        if not hmac.compare_digest(self.mac, key.mac(self._told())):
            raise RefusedError("backup-damaged")

    def wrapped(self, envelope: Envelope, key: BackupKey) -> Document:
        """Return it with other wrapping; what the backup holds stays."""
        return msgspec.structs.replace(self, envelope=envelope).signed(key)

    def encoded(self) -> bytes:
        """Return it as it is written."""
        return msgspec.json.encode(self)

    def place(self, name: str) -> tuple[int, Member]:
        """
        Return where a member begins, counted from the first one.

        Raises:
            RefusedError: backup-damaged: there is none of this name.
        """
        at = 0
        for member in self.members:
            if member.name == name:
                return at, member
            at += member.size
        raise RefusedError("backup-damaged")

    def info(self, path: Path) -> BackupInfo:
        """Return what there is to say of the backup in this file."""
        return BackupInfo(
            name=path.name,
            at=self.at,
            automatic=self.automatic,
            rosters=self.rosters,
            left_out=self.left_out,
            bytes=path.stat().st_size,
        )

    def _told(self) -> bytes:
        return msgspec.json.encode(msgspec.structs.replace(self, mac=b""))


def read(path: Path) -> tuple[Document, container.Head]:
    """
    Read the head of a backup; it is not known to be true before `Document.check`.

    Raises:
        RefusedError: no backup, of a newer program, or damaged.
        MachineError: it cannot be read.
    """
    head = container.read_head(path)
    try:
        return msgspec.json.decode(head.data, type=Document), head
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise RefusedError("backup-damaged") from None

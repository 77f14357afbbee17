"""Whether a folder is on a disk of this machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from callassist.storage.volumes import MountPoint, is_network_share, unescaped

MOUNTS = (
    MountPoint("/", "ext4"),
    MountPoint("/mnt/office", "cifs"),
    MountPoint("/mnt/office/disk", "xfs"),
    MountPoint("/mnt/officer", "ext4"),
    MountPoint("/net", "nfs4"),
    MountPoint("/far", "fuse.sshfs"),
    MountPoint("/twice", "ext4"),
    MountPoint("/twice", "NFS"),
)


@pytest.mark.parametrize(
    ("place", "remote"),
    [
        ("/home/op/profile", False),
        ("/mnt/office", True),
        ("/mnt/office/a/profile", True),
        ("/mnt/office/disk/profile", False),
        ("/mnt/officer/profile", False),
        ("/net/x", True),
        ("/far/x", True),
    ],
)
def test_the_innermost_file_system_decides(place: str, remote: bool) -> None:  # noqa: FBT001 - a column of the table above
    """A share is told by the file system a folder is really on."""
    assert remote == is_network_share(Path(place), MOUNTS)


def test_a_link_is_followed(tmp_path: Path) -> None:
    """A local name for a place on a share is that place."""
    share = tmp_path / "share"
    share.mkdir()
    link = tmp_path / "link"
    link.symlink_to(share)

    assert is_network_share(link / "profile", [MountPoint(str(share), "nfs")])


def test_this_machines_own_disk_is_none(tmp_path: Path) -> None:
    """The machine's own list of mounts can be read."""
    assert not is_network_share(tmp_path)


def test_a_mount_point_is_read_with_its_spaces() -> None:
    """The system writes white space and backslashes of a path in octal."""
    assert "/mnt/a b\\c" == unescaped(rb"/mnt/a\040b\134c")

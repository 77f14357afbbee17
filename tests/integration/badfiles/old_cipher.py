"""Archives under the old password cipher, which no library here writes."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

_HEADER = bytes(range(11))


def old_archive(path: Path, name: bytes, data: bytes, password: bytes) -> None:
    """
    Write an archive with one member under the traditional PKWARE cipher.

    Args:
        path: the archive.
        name: of the member, in whatever encoding.
        data: of the member.
        password: opens it.

    Source:
        PKWARE APPNOTE 6.3.10, section 6.1.
    """
    check = zlib.crc32(data)
    packer = zlib.compressobj(wbits=-15)
    packed = packer.compress(data) + packer.flush()
    cipher = _encrypted(_HEADER + bytes([check >> 24]) + packed, password)
    about = struct.pack("<HHHHHIIIH", 20, 1, 8, 0, 0x21, check, len(cipher), len(data), len(name))
    local = b"PK\x03\x04" + about + struct.pack("<H", 0) + name + cipher
    entry = b"PK\x01\x02" + struct.pack("<H", 20) + about + struct.pack("<HHHHII", 0, 0, 0, 0, 0, 0)
    end = struct.pack("<HHHHIIH", 0, 0, 1, 1, len(entry + name), len(local), 0)
    path.write_bytes(local + entry + name + b"PK\x05\x06" + end)


def _encrypted(plain: bytes, password: bytes) -> bytes:
    keys = [0x12345678, 0x23456789, 0x34567890]
    for mark in password:
        _turn(keys, mark)
    cipher = bytearray()
    for mark in plain:
        turned = keys[2] & 0xFFFF | 2
        cipher.append(mark ^ (turned * (turned ^ 1) >> 8) & 0xFF)
        _turn(keys, mark)
    return bytes(cipher)


def _turn(keys: list[int], mark: int) -> None:
    keys[0] = _crc(keys[0], mark)
    keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
    keys[2] = _crc(keys[2], keys[1] >> 24)


def _crc(value: int, mark: int) -> int:
    """Turn a checksum by one byte, without the inversions that zlib adds at both ends."""
    return zlib.crc32(bytes([mark]), value ^ 0xFFFFFFFF) ^ 0xFFFFFFFF

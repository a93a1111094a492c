"""Attachments as files, each under the SHA-256 of its content."""

import hashlib
import logging
import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

log = logging.getLogger(__name__)

_NAME = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Attachments:
    """The folder of attachments, ``ab/cd/abcd…``. ``fsync``: a kept file survives a power cut."""

    folder: Path
    fsync: bool

    def check(self, sha256: str, content: bytes) -> None:
        """Raise :class:`ValueError` unless *sha256* is the name of *content*."""
        if hashlib.sha256(content).hexdigest() != sha256:
            raise ValueError("the attachment's content is not what its name says")

    def keep(self, sha256: str, content: bytes) -> None:
        """Write one attachment under its checked name; it is there whole or not at all. Raise :class:`OSError`."""
        if self.read(sha256) is not None:
            return
        path = self._path(sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        coming = path.with_name(f".coming-{secrets.token_hex(8)}")
        try:
            with coming.open("xb") as file:  # not by mkstemp, whose files nobody else may read: every seat must
                file.write(content)
                file.flush()
                if self.fsync:
                    os.fsync(file.fileno())
            coming.replace(path)
        except OSError:
            coming.unlink(missing_ok=True)
            raise
        self._fsync_folders(path)

    def read(self, sha256: str) -> bytes | None:
        """Return the attachment's content, or ``None`` if it is not here or no longer what its name says."""
        if not _NAME.fullmatch(sha256):
            return None
        try:
            content = self._path(sha256).read_bytes()
        except FileNotFoundError:
            return None
        if hashlib.sha256(content).hexdigest() != sha256:
            log.error("attachment %s is damaged on disk", sha256)
            return None
        return content

    def _path(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256[2:4] / sha256

    def _fsync_folders(self, path: Path) -> None:
        if not self.fsync or os.name == "nt":  # a folder cannot be opened there
            return
        for folder in (path.parent, path.parent.parent, self.folder):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

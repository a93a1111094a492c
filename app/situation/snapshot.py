"""The columns on disk: raw ``.npy`` files that load without being read through SQL.

A snapshot is a folder of its own inside the given one; the file ``CURRENT`` names it and is replaced at once when
the folder is whole, so a crash leaves the former one. A snapshot is taken only if it is of this format, of this
store, the store's event at its ``seq`` still has its hash, and each of its files its check sum; else it is passed over
and the log is read anew.
"""

import logging
import os
import shutil
import tempfile
import time
import zlib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import msgspec

from app.domain.moment import DAY, SECOND
from app.domain.terms import Light, Pending, Post, Queue, Satisfaction, Source, Stage, Supervision
from app.situation.codes import FLAGS
from app.situation.column import Column, Numbers
from app.situation.history import History
from app.situation.small_logs import read_small_logs, small_logs
from app.situation.snapshot_check import BadSnapshot, check_lengths, check_rows, check_sum, head_of
from app.situation.source import Source as Log

log = logging.getLogger(__name__)

FORMAT = 4
CURRENT = "CURRENT"
MANIFEST = "manifest.json"
WORDS = "words.json"
READERS = 4
"""Files read at once; reading is copying, which two cores do faster than one."""


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a snapshot is: of which store, up to where, how long each column is, and the CRC-32 of what each file holds.

    ``own`` is that of the manifest itself without it: a wrong ``fix_number`` would leave out all positions up to it.
    """

    format: int
    schema: dict[str, str]
    store_id: str
    seq: int
    head_hash: str
    fix_number: int
    lengths: dict[str, int]
    sums: dict[str, int] = {}
    own: int = 0


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Taken:
    """What a snapshot will hold, all as of one moment: columns only grow, so these views stay as they are."""

    manifest: Manifest
    columns: Mapping[str, Numbers]
    words: Mapping[str, Sequence[str]]
    logs: Mapping[str, Sequence[object]]


def taken(history: History, store_id: str) -> Taken:
    """Return what *history* holds now. Its owner calls this under the lock that also guards appending."""
    columns = {name: column.view() for name, column in columns_of(history)}
    return Taken(
        manifest=_manifest(store_id, history, {name: len(values) for name, values in columns.items()}),
        columns=columns,
        words={"words": history.cases.words.all(), "terminals": history.fixes.terminals.all()},
        logs=small_logs(history),
    )


def write_snapshot(root: Path, content: Taken) -> None:
    """Write *content* under *root*, all or nothing. Raises :class:`OSError`; a full disk keeps nothing half written."""
    root.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f"seq-{content.manifest.seq}-", dir=root))
    try:
        _write(folder, content)
        former = _make_current(root, folder)
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    _drop_old(root, folder, former)


def _write(folder: Path, content: Taken) -> None:
    sums: dict[str, int] = {}
    for name, values in content.columns.items():
        with _settled(folder / f"{name}.npy") as file:
            file.write(head_of(values))  # numpy's own saving does not say that the disk is full
            file.write(values.data)
        sums[f"{name}.npy"] = zlib.crc32(values.data)
    logs = {f"{name}.json": records for name, records in content.logs.items()}
    for name, value in (logs | {WORDS: content.words}).items():
        sums[name] = _write_json(folder / name, value)
    manifest = msgspec.structs.replace(content.manifest, sums=sums)
    _write_json(folder / MANIFEST, msgspec.structs.replace(manifest, own=own_sum(manifest)))


def _write_json(path: Path, value: object) -> int:
    """Write *value* and return the check sum of its text."""
    text = msgspec.json.encode(value)
    with _settled(path) as file:
        file.write(text)
    return zlib.crc32(text)


def own_sum(manifest: Manifest) -> int:
    """Return the check sum of all that *manifest* says but this."""
    return zlib.crc32(msgspec.json.encode(msgspec.structs.replace(manifest, own=0)))


def read_snapshot(root: Path, source: Log) -> History | None:
    """Return the history under *root* if it is one of *source*'s store, else ``None``, with the reason in the log."""
    try:
        folder = root / (root / CURRENT).read_text().strip()
        manifest = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
        _check(manifest, source)
        return _read(folder, manifest)
    except FileNotFoundError:
        log.info("no snapshot under %s", root)
    except (OSError, ValueError, LookupError, ArithmeticError, MemoryError, BadSnapshot, msgspec.MsgspecError) as error:
        log.warning("the snapshot under %s is passed over: %s", root, error)
    return None


def columns_of(history: History) -> Iterator[tuple[str, Column]]:
    """Yield every column of *history* with its file's name."""
    cases, fixes = history.cases, history.fixes
    tables: dict[str, Mapping[str, Column]] = {
        "event": cases.events.columns, "about": cases.abouts.columns, "more": cases.mores.columns,
        "case": cases.cases.columns, "filing": cases.filings.columns,
        "fix": fixes.fixes.columns, "presence": fixes.presence.columns,
    }  # fmt: skip
    for prefix, table in tables.items():
        for name, column in table.items():
            yield f"{prefix}.{name}", column
    for prefix, texts in {"number": cases.numbers, "place": cases.places}.items():
        yield f"{prefix}.bytes", texts.bytes
        yield f"{prefix}.ends", texts.ends


def _manifest(store_id: str, history: History, lengths: Mapping[str, int]) -> Manifest:
    return Manifest(
        format=FORMAT,
        schema=_schema(),
        store_id=store_id,
        seq=history.seq,
        head_hash=history.head_hash,
        fix_number=history.fix_number,
        lengths=dict(lengths),
    )


def _schema() -> dict[str, str]:
    """Return each column's element type and the words behind its codes; a change of either makes a new format."""
    types = {name: column.view().dtype.str for name, column in columns_of(History())}
    lists = (Stage, Queue, Post, Light, Source, Supervision, Pending, Satisfaction)
    return types | {one.__name__: ",".join(one) for one in lists} | {"flags": ",".join(FLAGS)}


def _check(manifest: Manifest, source: Log) -> None:
    if manifest.format != FORMAT or manifest.schema != _schema():
        raise BadSnapshot("it was written by another version")
    if manifest.own != own_sum(manifest):
        raise BadSnapshot(f"{MANIFEST} was changed after it was written")
    if manifest.store_id != source.store_id():
        raise BadSnapshot("it is of another store")
    newest = source.events_after(manifest.seq - 1, 1) if manifest.seq else ()
    if manifest.seq and (not newest or newest[0].hash != manifest.head_hash):
        raise BadSnapshot("the store's log is another one by now")


def _read(folder: Path, manifest: Manifest) -> History:
    history = History()
    check_lengths(manifest.lengths)
    with ThreadPoolExecutor(READERS) as pool:
        for done in [pool.submit(_fill, column, folder, name, manifest) for name, column in columns_of(history)]:
            done.result()

    def text_of(name: str) -> bytes:
        text = (folder / name).read_bytes()
        check_sum(name, text, manifest.sums)
        return text

    words = msgspec.json.decode(text_of(WORDS), type=dict[str, list[str]])
    history.cases.words.extend(words["words"])
    history.fixes.terminals.extend(words["terminals"])
    read_small_logs(history, lambda name: text_of(f"{name}.json"))
    history.seq, history.head_hash, history.fix_number = manifest.seq, manifest.head_hash, manifest.fix_number
    check_rows(history)
    history.cases.index()
    history.fixes.index()
    return history


def _fill(column: Column, folder: Path, name: str, manifest: Manifest) -> None:
    """Read a ``.npy`` file straight into *column*, which then has room for more."""
    path = folder / f"{name}.npy"
    target = column.claim(manifest.lengths[name])
    with path.open("rb") as file:
        head = head_of(target)
        if file.read(len(head)) != head:
            raise BadSnapshot(f"{path.name} is not what the manifest says")
        if file.readinto(target.data.cast("B")) != target.nbytes:
            raise BadSnapshot(f"{path.name} is cut off")
    check_sum(path.name, target.data, manifest.sums)


@contextmanager
def _settled(path: Path) -> Iterator[BinaryIO]:
    """Open *path* for writing; at the end it is on the disk."""
    with path.open("wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def _make_current(root: Path, folder: Path) -> str:
    """Let ``CURRENT`` name *folder*; return the name that stood there."""
    current = root / CURRENT
    former = current.read_text().strip() if current.exists() else ""
    name = root / f"{folder.name}.name"
    try:
        with _settled(name) as file:
            file.write(folder.name.encode())
        name.replace(current)
    except OSError:
        name.unlink(missing_ok=True)
        raise
    return former


def _drop_old(root: Path, folder: Path, former: str) -> None:
    """Drop the *former* snapshot and what crashes left behind; what cannot be dropped stays for the next time."""
    stale = time.time() - DAY / SECOND
    for other in root.glob("seq-*"):
        if other.name == former or (other != folder and _written_at(other) < stale):
            shutil.rmtree(other, ignore_errors=True)


def _written_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # another seat of this host has just dropped it
        return 0.0

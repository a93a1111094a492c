"""Reads resources/catalogue: today's components and matters, and the older schemes with what they are today."""

from collections.abc import Mapping
from pathlib import Path

from app.adapters.tables.rows import Row, read_csv
from app.domain.catalogue import Catalogue, ClassEntry, OlderClass
from app.domain.codes import ClassCode, Scheme
from app.domain.errors import InvalidCode
from app.domain.terms import Kind

CLASS_COLUMNS = ("key", "major", "name", "initials")
OLDER_COLUMNS = ("scheme", "kind", "code", "major", "name", "today", "note")


def read_catalogue(directory: Path) -> Catalogue:
    """Return the catalogue in *directory*, or raise :class:`~app.domain.errors.TableError`."""
    classes = _classes(directory / "components_gb47678_5.csv", Kind.COMPONENT)
    classes |= _classes(directory / "matters_gb47678_5.csv", Kind.EVENT)
    return Catalogue(classes, _older(directory / "older_schemes.csv", classes))


def _classes(file: Path, kind: Kind) -> dict[str, ClassEntry]:
    classes: dict[str, ClassEntry] = {}
    for row in read_csv(file, CLASS_COLUMNS):
        key = row.text("key")
        if key[0] != kind.value:
            raise row.error(f"key {key!r} does not begin with {kind.value}")
        if key in classes:
            raise row.error(f"{key} stands twice")
        classes[key] = ClassEntry(
            key=key,
            kind=kind,
            code=str(_code(row, key[1:], Scheme.GB47678_5)),
            major_name=row.text("major"),
            name=row.text("name"),
            initials=row.values["initials"],
        )
    return classes


def _older(file: Path, classes: Mapping[str, ClassEntry]) -> dict[tuple[Scheme, Kind, str], OlderClass]:
    older: dict[tuple[Scheme, Kind, str], OlderClass] = {}
    for row in read_csv(file, OLDER_COLUMNS):
        scheme, kind = row.word("scheme", Scheme), row.word("kind", Kind)
        code, today = str(_code(row, row.text("code"), scheme)), row.values["today"]
        if today and today not in classes:
            raise row.error(f"today is {today!r}, which is no class")
        if (scheme, kind, code) in older:
            raise row.error(f"{kind.value} {code} stands twice")
        older[scheme, kind, code] = OlderClass(
            scheme=scheme,
            kind=kind,
            code=code,
            major_name=row.text("major"),
            name=row.text("name"),
            today=today,
            note=row.values["note"],
        )
    return older


def _code(row: Row, text: str, scheme: Scheme) -> ClassCode:
    try:
        return ClassCode.parse(text, scheme)
    except InvalidCode as error:
        raise row.error(str(error)) from error

"""Reads the fields of a desk's step into values, or refuses it naming the field."""

import math
import re
from collections.abc import Mapping

from app.domain.moment import EARLIEST, LATEST, Instant
from app.services.refusals import Refused

TEXT_LIMIT = 2_000
PHOTO_LIMIT = 24
_SHA256 = re.compile(r"[0-9a-f]{64}")
_NAME = re.compile(r"[\w.-]{1,64}")
PHASES = frozenset({"near", "far", "before", "after", "reference", "verify", "check"})
"""When a photo was taken, as stored; ``before`` and ``after`` are the pair the console shows side by side."""

Fields = Mapping[str, object]


def text(fields: Fields, name: str, *, limit: int = TEXT_LIMIT) -> str:
    """Return the text *name* without outer blanks, ``""`` where it is not given; refuse what is no text or too long."""
    value = fields.get(name, "")
    if not isinstance(value, str) or len(value) > limit:
        raise Refused("invalid", f"字段 {name} 应为不超过 {limit} 字的文字")
    if "\x00" in value:
        raise Refused("invalid", f"字段 {name} 含有不能存储的字符")
    return value.strip()


def needed_text(fields: Fields, name: str, zh: str, *, limit: int = TEXT_LIMIT) -> str:
    """Return the text *name*, called *zh* on screen; refuse where it is empty."""
    value = text(fields, name, limit=limit)
    if not value:
        raise Refused("missing", f"请填写{zh}")
    return value


def name(fields: Fields, field: str, zh: str, default: str = "") -> str:
    """Return the field as a short name (letters, digits, ``_ . -``); refuse anything else."""
    value = text(fields, field, limit=64) or default
    if not _NAME.fullmatch(value):
        raise Refused("missing" if not value else "invalid", f"{zh}未给出或不合规")
    return value


def degrees(fields: Fields, field: str, zh: str) -> float:
    """Return the field as finite degrees; refuse where it is missing or no number."""
    value = fields.get(field)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise Refused("missing", f"请给出{zh}")
    return float(value)


def instant(fields: Fields, field: str, zh: str) -> Instant | None:
    """Return the field as an instant in µs, ``None`` where it is not given; refuse anything else and other centuries."""
    value = fields.get(field)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not EARLIEST <= value < LATEST:
        raise Refused("invalid", f"{zh}应为 2000 年至 2099 年间的时刻")
    return value


def photos(fields: Fields) -> list[dict[str, str]]:
    """Return the photos as ``{"sha256", "phase"}``; refuse too many, a bad digest or an unknown phase."""
    value = fields.get("photos", ())
    if not isinstance(value, list | tuple) or len(value) > PHOTO_LIMIT:
        raise Refused("invalid", f"照片应为不超过 {PHOTO_LIMIT} 张的列表")
    return [_photo(item) for item in value]


def _photo(item: object) -> dict[str, str]:
    if not isinstance(item, Mapping):
        raise Refused("invalid", "照片应写明摘要和阶段")
    sha256, phase = item.get("sha256"), item.get("phase")
    is_named = isinstance(sha256, str) and _SHA256.fullmatch(sha256)
    if not is_named or not isinstance(phase, str) or phase not in PHASES:
        raise Refused("invalid", "照片摘要或阶段不合规")
    return {"sha256": str(sha256), "phase": phase}

"""What the call form sends: an outcome's request, what it needs, and what of it is missing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.domain.moment import DAY, Instant, from_datetime, to_datetime
from app.domain.terms import Post, Source
from widgets.words import zh

SOURCES = (
    Source.HOTLINE_12345, Source.HOTLINE_12319, Source.APP, Source.MEDIA, Source.LEADER, Source.SUPERIOR,
)  # fmt: skip
"""The lines in the order of their digits."""
CATEGORIES = (zh("政策咨询"), zh("办事指引"), zh("办理进度"), zh("投诉建议"), zh("其他"))
"""Kinds of consultations in the order of their digits."""
LONGEST = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a call becomes: the request ``step``, its word, the form's ``rows`` it shows and the ``posts`` that may."""

    step: str
    zh: str
    rows: tuple[str, ...]
    posts: tuple[Post, ...] = (Post.ACCEPTOR,)


_CASE = ("place", "class", "urgent")
_ORDER = ("due",)
OUTCOMES = (
    Outcome(step="register_call", zh=zh("登记案卷"), rows=(*_CASE, *_ORDER)),
    Outcome(step="consult_call", zh=zh("咨询办结"), rows=("category", "answer")),
    Outcome(step="transfer_call", zh=zh("转办"), rows=("office", "reason", *_ORDER)),
    Outcome(step="link_call", zh=zh("催问在办"), rows=_ORDER),
    Outcome(
        step="dispatched_first",
        zh=zh("先派后补"),
        rows=(*_CASE, "department"),
        posts=(Post.ACCEPTOR, Post.SHIFT_LEADER, Post.DISPATCHER),
    ),
    Outcome(step="instruction_filed", zh=zh("批示立案"), rows=(*_CASE, "condition")),
)
"""In the order of their digits."""

WORDS: Mapping[str, str] = MappingProxyType(
    {
        "text": zh("描述"), "place": zh("地点"), "class_key": zh("小类"), "category": zh("咨询类别"),
        "answer": zh("答复内容"),
        "office": zh("转办单位"), "reason": zh("转办理由"), "department": zh("处置部门"), "condition": zh("立案条件"),
        "case_id": zh("在办案卷（右侧来电记录）"),
    }
)  # fmt: skip
_NEEDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "register_call": ("place", "class_key", "text"),
        "consult_call": ("category", "answer"),
        "transfer_call": ("text", "office", "reason"),
        "link_call": ("case_id",),
        "dispatched_first": ("place", "class_key", "text", "department"),
        "instruction_filed": ("place", "class_key", "text", "condition"),
    }
)


def missing(outcome: Outcome, given: Mapping[str, object]) -> str:
    """Return the name of the first field that *outcome* needs and *given* lacks, ``""`` where it has all."""
    for name in _NEEDS[outcome.step]:
        if not given.get(name) or (name == "place" and given.get("lon") is None):
            return name
    return ""


def fields_of(outcome: Outcome, given: Mapping[str, object]) -> dict[str, object]:
    """Return the fields of the request: what is given, the words under the name that the request reads."""
    kept = {name: value for name, value in given.items() if value not in ("", None) and name != "case_id"}
    if "text" in kept and outcome.step not in ("consult_call", "transfer_call", "link_call"):
        kept["description"] = kept.pop("text")
    return kept


_DAYS = re.compile(r"(\d{1,3})\s*[天日dD]")
_DATE = re.compile(r"(\d{1,2})[/月.-](\d{1,2})日?(?:\s+(\d{1,2})[:：](\d{2}))?")
_END = (18, 0)
"""A day without a time ends with the offices' work."""


def due_of(written: str, now: Instant) -> Instant | None:
    """Return the reply limit that *written* means: ``5天``, ``6/18``, ``6/18 17:00``; ``None`` for anything else."""
    text = written.strip()
    if found := _DAYS.fullmatch(text):
        return now + int(found[1]) * DAY
    if not (found := _DATE.fullmatch(text)):
        return None
    hour, minute = (int(found[3]), int(found[4])) if found[3] else _END
    local = to_datetime(now)
    try:
        due = local.replace(
            month=int(found[1]), day=int(found[2]), hour=hour, minute=minute, second=0, microsecond=0
        )  # fmt: skip
        return from_datetime(due if due > local else due.replace(year=due.year + 1))
    except ValueError:
        return None

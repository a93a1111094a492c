"""Reasons beside advice, as data: which sentence, and what fills its places; a screen says them in its own language."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Union

from app.domain.terms import Term


class Sentence(Term):
    """What a reason says, with places for its parts."""

    OUTSIDE = "outside", "位置不在任何单元网格内"
    IN_GRID = "in_grid", "位置在{0}单元网格 {1}"
    IN_DUTY_GRID = "in_duty_grid", "{0}，属责任网格 {1}"
    IN_NO_DUTY_GRID = "in_no_duty_grid", "{0}，未划入责任网格"
    LISTED = "listed", "权责清单：{0}、{1}，归{2}"
    UNLISTED = "unlisted", "权责清单没有{0}、{1}的条目"
    TO_CHOOSE = "to_choose", "{0}，请选择"
    LIST_AND_HISTORY = "list_and_history", "{0}；{1}"
    HISTORY_ALONE = "history_alone", "{0}；{1}（{2}）"
    KEPT_IN_GRID = "kept_in_grid", "此单元网格同类派出 {0} 件，归其 {1} 件"
    KEPT_IN_COMMUNITY = "kept_in_community", "此社区同类派出 {0} 件，归其 {1} 件"
    KEPT_IN_SUBDISTRICT = "kept_in_subdistrict", "此街道同类派出 {0} 件，归其 {1} 件"
    KEPT_IN_DISTRICT = "kept_in_district", "此区同类派出 {0} 件，归其 {1} 件"
    KEPT_IN_CITY = "kept_in_city", "全市同类派出 {0} 件，归其 {1} 件"
    NO_PRECEDENT = "no_precedent", "无同类先例，按全部案卷推断"
    UNKNOWN_CLASS = "unknown_class", "没有类别 {0}"
    CONDITION_SPOKEN_OF = "condition_spoken_of", "描述与“{0}”相符（{1}）"
    ONLY_CONDITION = "only_condition", "该类只有一种立案条件：{0}"
    NO_CONDITION = "no_condition", "描述与该类 {0} 种立案条件都不相符，请选择"
    MARKED_URGENT = "marked_urgent", "上报人标记为紧急"
    DANGER_SPOKEN_OF = "danger_spoken_of", "描述与紧急条件“{0}”相符（{1}）"
    URGENT_CLASS = "urgent_class", "{0}按紧急办理"
    NOT_URGENT = "not_urgent", "描述没有提到紧急条件"
    NEAR_BEFORE = "near_before", "同为{0}，相距 {1:.0f} 米，早 {2}"
    NEAR_AFTER = "near_after", "同为{0}，相距 {1:.0f} 米，晚 {2}"
    HOURS_MINUTES = "hours_minutes", "{0} 小时 {1} 分"
    MINUTES = "minutes", "{0} 分"
    ALIKE = "alike", "{0}，文字相似 {1:.2f}"
    UNTRIED = "untried", "派遣先例不足，尚无命中率"
    HITS = (
        "hits",
        "按较早 {0} 件推断较晚 {1} 件：首选命中 {2:.1%}，前三命中 {3:.1%}（只看小类 {4:.1%}，总按最多的部门 {5:.1%}）",
    )


Part = Union[str, float, tuple[str, ...], "Reason"]
"""A name, a number, words of the description, or a reason that stands inside another."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence and the parts that fill its places, in their order."""

    sentence: Sentence
    parts: tuple[Part, ...] = ()

    @property
    def zh(self) -> str:
        """Return the whole in Chinese, as it is stored."""
        return self.said(lambda sentence: sentence.zh, "、")

    def said(self, speak: Callable[[Sentence], str], comma: str) -> str:
        """Return the whole in the language of *speak*, which gives each sentence, places and all; *comma* parts a list."""
        return speak(self.sentence).format(*(_said(part, speak, comma) for part in self.parts))


def because(sentence: Sentence, *parts: Part) -> Reason:
    """Return the reason that *sentence* gives with *parts* in its places."""
    return Reason(sentence, parts)


def _said(part: Part, speak: Callable[[Sentence], str], comma: str) -> str | float:
    if isinstance(part, Reason):
        return part.said(speak, comma)
    return comma.join(part) if isinstance(part, tuple) else part

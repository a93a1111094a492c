"""Each thing done to a wall in words: every kind of event of the stream ``wall`` has its sentence."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from app.domain.moment import MINUTE, Instant, to_datetime
from app.domain.terms import Post
from app.services.wall_scenes import ScenePicture
from app.situation.questions.wall_pushes import Push
from app.situation.wall_log import Annotation
from app.situation.wall_stand import Display, Subject
from widgets.console.wall_filters import LIGHTS
from widgets.console.wall_finder import KINDS as SUBJECTS
from widgets.console.wall_words import card_words, layer_words, lost_words
from widgets.terms import spoken
from widgets.words import translate, zh

SHAPES = {"arrow": zh("箭头"), "area": zh("范围"), "text": zh("文字")}
_PLAIN = {
    "case_cleared": zh("撤下投屏"), "unpinned": zh("放行"), "unfrozen": zh("解除定格"), "returned_live": zh("回到实时"),
}  # fmt: skip
"""Kinds that say all by themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WallNames:
    """What the wall's ``scenes`` and ``panels`` are called, by their keys."""

    scenes: Mapping[str, str] = field(default_factory=dict)
    panels: Mapping[str, str] = field(default_factory=dict)

    def scene(self, key: str) -> str:
        """Return a scene's name; with no key the one that the wall starts with."""
        return self.scenes.get(key, key) if key else translate("起始场景")

    def panel(self, key: str) -> str:
        """Return a panel's title."""
        return self.panels.get(key, key)


def names_of(scenes: Iterable[ScenePicture]) -> WallNames:
    """Return the names of *scenes* and of all their panels."""
    known = tuple(scenes)
    return WallNames(
        scenes={one.key: spoken(one.name) for one in known},
        panels={panel.key: panel.title for one in known for panel in (*one.panels, *one.turns)},
    )


def push_words(push: Push, names: WallNames) -> str:
    """Return what was done; a kind that only a newer gateway writes is named as it is written."""
    if push.kind in _PLAIN:
        return translate(_PLAIN[push.kind])
    said = _SAID.get(push.kind)
    return translate("其他操作 {0}").format(push.kind) if said is None else said(push, names)


def _shown(push: Push) -> Display:
    return Display() if push.stand is None else push.stand.display


def _moment(at: Instant) -> str:
    return f"{to_datetime(at):%m-%d %H:%M}"


def _minutes(push: Push) -> int:
    return 0 if push.until is None else (push.until - push.at) // MINUTE


def _joined(template: str, *parts: str) -> str:
    return translate(template).format(*parts).strip()


def _scene(push: Push, names: WallNames) -> str:
    if push.post is Post.SYSTEM:
        return translate("按时段换上 {what}").format(what=names.scene(push.scene))
    words = translate("推送 {what}").format(what=names.scene(push.scene))
    minutes = _minutes(push)
    return words + translate("，钉住 {0} 分").format(minutes) if minutes else words


def _undone(push: Push, names: WallNames) -> str:
    display = _shown(push)
    parts = [names.scene(push.scene or display.scene)]
    if display.case is not None:
        parts.append(translate("投屏 {what}").format(what=display.case.number))
    elif display.subject is not None:
        parts.append(_subject(display.subject))
    if display.frozen_at is not None:
        parts.append(translate("定格在 {0}").format(_moment(display.frozen_at)))
    if display.magnified:
        parts.append(translate("放大 {what}").format(what=names.panel(display.magnified)))
    template = translate("按时段撤下，回到 {what}") if push.post is Post.SYSTEM else translate("撤销，回到 {what}")
    return template.format(what=translate("、").join(parts))


def _case(push: Push, _names: WallNames) -> str:
    return translate("投屏 {what}").format(what=push.number)


def _subject(subject: Subject) -> str:
    kind = translate(SUBJECTS.get(subject.kind, ""))
    return _joined(zh("突出 {0} {1}"), kind, subject.label or subject.id).replace("  ", " ")


def _pointed(push: Push, _names: WallNames) -> str:
    subject = _shown(push).subject
    return _subject(subject or Subject(kind="", id=push.label))


def _pinned(push: Push, _names: WallNames) -> str:
    minutes = _minutes(push)
    return translate("钉住 {0} 分").format(minutes) if minutes else translate("钉住，直到放行")


def _magnified(push: Push, names: WallNames) -> str:
    return translate("放大 {what}").format(what=names.panel(push.label)) if push.label else translate("还原面板")


def _frozen(push: Push, _names: WallNames) -> str:
    at = _shown(push).frozen_at
    return translate("定格") if at is None else translate("定格在 {0}").format(_moment(at))


def _replayed(push: Push, _names: WallNames) -> str:
    display = _shown(push)
    if display.replay_at is None:
        return translate("回放")
    at, speed = _moment(display.replay_at), display.replay_speed
    template = translate("回放 {0} 起，{1} 倍") if speed else translate("回放 {0}，停在此刻")
    words = template.format(at, f"{speed:g}")
    whom = translate("、").join(display.replay_whom)
    return words + translate("，跟随 {0}").format(whom) if whom else words


def _drawn(note: Annotation | None) -> str:
    shape = "" if note is None else translate(SHAPES.get(note.shape, ""))
    return f"{shape} {'' if note is None else note.text}".strip()


def _annotated(push: Push, _names: WallNames) -> str:
    return _joined(zh("标注 {0}"), _drawn(push.note))


def _erased(push: Push, _names: WallNames) -> str:
    return _joined(zh("清除标注 {0}"), _drawn(push.note))


def _card(push: Push, _names: WallNames) -> str:
    words = translate("上{0}").format(card_words(push.label))
    minutes = _minutes(push)
    return words + translate("，{0} 分").format(minutes) if minutes else words


def _card_gone(push: Push, _names: WallNames) -> str:
    return translate("撤下{0}").format(card_words(push.label))


def _filtered(push: Push, _names: WallNames) -> str:
    lights = {light.value: name for light, name in LIGHTS}
    shining = [translate(lights[one]) for one in _shown(push).narrowed.lights if one in lights]
    what = translate("、").join([*push.filtered, *shining])
    return translate("筛选 {0}").format(what) if what else translate("取消筛选")


def _layer(push: Push, _names: WallNames) -> str:
    return translate("图层 {0}").format(layer_words(push.label)) if push.label else translate("图层还原")


def _turns(push: Push, names: WallNames) -> str:
    is_over = push.stand is not None and not push.stand.turns
    template = translate("停止轮播，停在 {what}") if is_over else translate("轮播，从 {what} 起")
    return template.format(what=names.scene(push.scene))


def _lost(push: Push, _names: WallNames) -> str:
    return translate("坐席 {0} 离线").format(push.label)


def _back(_push: Push, _names: WallNames) -> str:
    return translate("坐席已恢复联系，大屏照旧")


def _ended(push: Push, _names: WallNames) -> str:
    lost = None if push.stand is None else push.stand.lost
    return "" if lost is None else lost_words(lost)


def _speech(push: Push, _names: WallNames) -> str:
    is_on = push.stand is not None and push.stand.speech == "on"
    return translate("打开语音播报") if is_on else translate("关闭语音播报")


_SAID: Mapping[str, Callable[[Push, WallNames], str]] = MappingProxyType({
    "scene_shown": _scene, "undone": _undone, "case_shown": _case, "subject_shown": _pointed, "pinned": _pinned,
    "magnified": _magnified, "frozen": _frozen, "replayed": _replayed, "annotated": _annotated,
    "annotation_removed": _erased, "card_shown": _card, "card_taken_away": _card_gone, "filtered": _filtered,
    "map_set": _layer, "rotation_set": _turns, "speech_switched": _speech, "holder_lost": _lost, "holder_back": _back,
    "hold_ended": _ended,
})  # fmt: skip

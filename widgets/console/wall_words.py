"""How a wall's state reads at a desk: who put what there, who holds it."""

from collections.abc import Mapping

from app.domain.moment import Instant, to_datetime
from app.domain.terms import Post
from app.situation.questions.wall_now import WallState
from app.situation.wall_stand import SELF_CHECK, TEST_CARD, Lost
from widgets.terms import word
from widgets.words import translate, zh

LAYERS = {
    "density": zh("立案密度"), "pressure": zh("时限压力"), "recurrence": zh("复发"), "difference": zh("两期之差"),
    "choropleth": zh("分区立案"), "grades": zh("街道考核"), "coverage": zh("巡查覆盖"), "unseen": zh("巡查盲区"), "plain": zh("只画街道与标记"),
}  # fmt: skip
CARD_NAMES = {TEST_CARD: zh("测试图"), SELF_CHECK: zh("自检")}


def hm(at: Instant) -> str:
    """Return the time of day as ``15:24``."""
    local = to_datetime(at)
    return f"{local.hour:02d}:{local.minute:02d}"


def by_words(post: Post, seat: str) -> str:
    """Return who as ``值班长　坐席 3``."""
    name = word(post)
    return f"{name}　{translate('坐席 {0}').format(seat)}" if seat else name


def how_words(state: WallState) -> str:
    """Return how the scene came to stand there."""
    rotation = state.rotation
    if state.replay_at is not None:
        return translate("回放 {time} 起，{n} 倍").format(time=hm(state.replay_at), n=f"{state.replay_speed:g}")
    if rotation is not None:
        left = rotation.left_us
        return (
            translate("轮播中，停住") if left is None else translate("轮播中，{0} 秒后换").format(-(-left // 1_000_000))
        )
    if state.scene_at is None or not state.scene:
        return translate("常显")
    return translate("{who}　{time} 推送").format(
        who=by_words(state.scene_post, state.scene_seat), time=hm(state.scene_at)
    )


def pin_words(state: WallState) -> str:
    """Return who holds the wall, ``""`` for nobody."""
    if not state.pinned:
        return ""
    who = by_words(state.pin_post, state.pin_seat)
    if state.pinned_until is None:
        return translate("大屏由{who}钉住；应急响应期间，应急场景不受此限。").format(who=who)
    return translate("大屏由{who}钉住至 {time}；应急响应期间，应急场景不受此限。").format(
        who=who, time=hm(state.pinned_until)
    )


def standing_words(state: WallState, panels: Mapping[str, str]) -> str:
    """Return what stands on the wall beside its scene: case or subject, a large panel, a still, a layer, a filter.

    *panels* are names of panels by key.
    """
    parts = []
    if state.card and state.card_until is not None:
        parts.append(translate("{what}至 {time}").format(what=card_words(state.card), time=hm(state.card_until)))
    if state.subject is not None:
        parts.append(translate("突出 {0}").format(state.subject.label or state.subject.id))
    elif state.case_id:
        parts.append(translate("投屏案件 {0}").format(state.number))
    if state.magnified:
        parts.append(translate("放大 {0}").format(panels.get(state.magnified, state.magnified)))
    if state.lost is not None:
        parts.append(lost_words(state.lost))
    if state.frozen_at is not None:
        parts.append(translate("定格 {0}").format(hm(state.frozen_at)))
    if state.look.layer:
        parts.append(translate("图层 {0}").format(layer_words(state.look.layer)))
    if not state.filter.is_empty:
        parts.append(translate("已筛选"))
    if state.notes:
        parts.append(translate("标注 {0}").format(len(state.notes)))
    return translate("　").join(parts)


def lost_words(lost: Lost) -> str:
    """Return that the seat which holds the wall is lost, and what becomes of it, or has."""
    if lost.ended_at is None:
        return translate("坐席 {seat} 离线，{time} 起大屏自行恢复").format(seat=lost.seat, time=hm(lost.ends_at))
    template = translate("坐席 {0} 离线，已恢复实时") if lost.was_past else translate("坐席 {0} 离线，已放行")
    return template.format(lost.seat)


def layer_words(layer: str) -> str:
    """Return a layer's name."""
    return translate(LAYERS.get(layer, layer))


def card_words(card: str) -> str:
    """Return the name of the test card or of the self-check; other texts are names already."""
    return translate(CARD_NAMES.get(card, card))

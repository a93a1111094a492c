"""How a wall's state reads at a desk: who put what there, who holds it, what was done last."""

from collections.abc import Mapping

from app.domain.moment import MINUTE, Instant, to_datetime
from app.domain.terms import Post
from app.situation.questions.wall_now import WallState
from app.situation.questions.wall_pushes import Push
from app.situation.wall_stand import SELF_CHECK, TEST_CARD
from widgets.terms import word
from widgets.words import translate, zh

LAYERS = {
    "density": zh("立案密度"), "pressure": zh("时限压力"), "recurrence": zh("复发"), "difference": zh("两期之差"),
    "choropleth": zh("分区立案"), "grades": zh("街道考核"), "coverage": zh("巡查覆盖"), "unseen": zh("巡查盲区"), "plain": zh("只画街道与标记"),
}  # fmt: skip
KINDS = {
    "scene_shown": zh("推送 {what}"), "case_shown": zh("投屏 {what}"), "case_cleared": zh("撤下投屏"), "undone": zh("撤销，回到 {what}"),
    "subject_shown": zh("突出 {what}"), "pinned": zh("钉住{until}"), "unpinned": zh("放行"), "magnified": zh("放大 {what}"),
    "frozen": zh("定格"), "unfrozen": zh("解除定格"), "annotated": zh("标注"), "annotation_removed": zh("清除标注"),
    "card_shown": zh("上{what}{until}"), "card_taken_away": zh("撤下{what}"), "filtered": zh("筛选"), "map_set": zh("图层 {what}"), "replayed": zh("回放"), "returned_live": zh("回到实时"), "rotation_set": zh("轮播，从 {what} 起"),
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
        return translate("大屏由{who}钉住；应急不受此限。").format(who=who)
    return translate("大屏由{who}钉住至 {time}；应急不受此限。").format(who=who, time=hm(state.pinned_until))


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
    if state.frozen_at is not None:
        parts.append(translate("定格 {0}").format(hm(state.frozen_at)))
    if state.look.layer:
        parts.append(translate("图层 {0}").format(layer_words(state.look.layer)))
    if not state.filter.is_empty:
        parts.append(translate("已筛选"))
    if state.notes:
        parts.append(translate("标注 {0}").format(len(state.notes)))
    return translate("　").join(parts)


def layer_words(layer: str) -> str:
    """Return a layer's name."""
    return translate(LAYERS.get(layer, layer))


def card_words(card: str) -> str:
    """Return the name of the test card or of the self-check; other texts are names already."""
    return translate(CARD_NAMES.get(card, card))


def push_words(push: Push, scenes: dict[str, str]) -> tuple[str, str, str]:
    """Return when, who and what of one thing done; *scenes* are names by key."""
    what = push.number or card_words(push.label) or scenes.get(push.scene, push.scene)
    if push.kind == "map_set":
        what = layer_words(push.label) if push.label else translate("还原")
    minutes = 0 if push.until is None else (push.until - push.at) // MINUTE
    until = translate(" {0} 分").format(minutes) if minutes else ""
    words = translate(KINDS.get(push.kind, push.kind)).format(what=what, until=until)
    if push.kind == "scene_shown" and minutes:
        words += translate("，钉住 {0} 分").format(minutes)
    return hm(push.at), by_words(push.post, push.seat), words

"""Steering the wall from a desk: each key of the wall asks the gateway, and says what came of it."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Slot

from app.domain.moment import MINUTE
from app.services.wall_scenes import ScenePicture
from widgets.console.case_desk import CaseDesk
from widgets.console.context import ConsoleContext
from widgets.console.desk_page import DeskPage
from widgets.console.step_asker import StepAsker, no_step_words
from widgets.console.step_taker import StepTaker
from widgets.console.wall_box import CARDS_BY_KEY
from widgets.console.wall_box_scenes import MORE_KEY
from widgets.console.wall_words import card_words, hm
from widgets.terms import spoken

PIN_MINUTES = 30
STEPS = (
    "wall_freeze", "wall_unfreeze", "wall_replay", "wall_return_live", "wall_magnify", "wall_show_case", "wall_undo", "wall_scene", "wall_pin", "wall_unpin", "wall_rotate", "wall_clear", "wall_card",
    "wall_show_subject", "wall_map", "wall_filter", "wall_remove_annotation",
)  # fmt: skip


class WallDesk(QObject):
    """What each key of the wall does."""

    def __init__(
        self, page: DeskPage, context: ConsoleContext, desk: CaseDesk, steps: StepTaker, asker: StepAsker
    ) -> None:
        super().__init__(page)
        self._page = page
        self._context = context
        self._desk = desk
        self._steps = steps
        self._asker = self.asker = asker
        self._acts: dict[str, Callable[[], None]] = {
            "0": self.show_case, ".": self.undo, "K=": self.push, "K*": self.pin, "K/": self.rotate,
            "K-": self.freeze, **{key: partial(self.card, card) for key, card in CARDS_BY_KEY.items()},
        }  # fmt: skip
        page.queue.letter.connect(self.take)
        page.letter.connect(self.take)
        page.wall.pressed.connect(self.take)
        page.wall.live.chosen.connect(self.magnify)
        page.wall.scene_keys.chosen.connect(self.look_at)

    @Slot(str)
    def take(self, key: str) -> None:
        """Do what *key* of the wall does; other keys are somebody else's."""
        if self._desk.person is None:
            return
        if not self._context.feed.is_live and key in self._acts and key not in ("K=", "K-"):
            self._page.say(no_step_words(), "soon")
            return
        if key.startswith("K") and key[1:].isdigit():
            self.preview(int(key[1:]) - 1)
        elif key == MORE_KEY:
            self._page.wall.show_preview(self._page.wall.scene_keys.next_further(self._page.wall.preview))
        elif (act := self._acts.get(key)) is not None:
            act()
        else:
            return
        if not self._page.large:
            self._page.queue.list.setFocus()

    def preview(self, place: int) -> None:
        """Show a scene beside the one on the wall; the same key again puts it away."""
        box = self._page.wall
        if place < len(box.keyed):
            self.look_at(box.keyed[place])

    @Slot(object)
    def look_at(self, scene: ScenePicture) -> None:
        """Preview *scene*, or no longer, where it is previewed already."""
        box = self._page.wall
        box.show_preview(None if box.preview == scene else scene)

    def push(self) -> None:
        """Put the scene of the preview on the wall; while this desk looks back, the moment it looks at."""
        if (at := self._context.feed.position) is not None:
            self._ask("wall_replay", self.tr("{0} 上屏").format(hm(at)), at=at, speed=self._context.feed.speed)
            return
        scene = self._page.wall.preview
        if scene is None:
            self._page.say(self.tr("先按小键盘 1–6 或 + 预览场景，再推送"), "soon")
        elif self._ask(
            "wall_scene",
            self.tr("推送 {0}").format(spoken(scene.name)),
            scene=scene.key,
            standing=self._page.wall.standing,
        ):
            self._page.wall.show_preview(None)

    def undo(self) -> None:
        """Bring back what stood there before."""
        self._ask("wall_undo", self.tr("撤销投屏"))

    def show_case(self) -> None:
        """Show the open case on the wall."""
        if self._desk.case is not None and not self._steps.is_unseen():
            self._ask("wall_show_case", self.tr("投屏"), case_id=self._desk.case_id)

    def pin(self) -> None:
        """Hold what stands there against lower posts for half an hour, or let go of it."""
        state = self._page.wall.state
        if state is not None and state.pinned:
            self._ask("wall_unpin", self.tr("放行大屏"))
        else:
            self._ask("wall_pin", self.tr("钉住大屏"), until=self._context.now() + PIN_MINUTES * MINUTE)

    def freeze(self) -> None:
        """Have the wall stand still, or go on; one that looks back comes back to now."""
        state = self._page.wall.live_state
        if state is not None and state.replay_at is not None:
            self._ask("wall_return_live", self.tr("大屏回到实时"))
        elif not self._context.feed.is_live:
            self._page.say(self.tr("大屏没有在回放"), "soon")
        elif state is not None and state.frozen_at is not None:
            self._ask("wall_unfreeze", self.tr("解除定格"))
        else:
            self._ask("wall_freeze", self.tr("定格大屏"))

    def card(self, card: str) -> None:
        """Lay the test card or the self-check over the whole wall for ten minutes, or take it away."""
        state = self._page.wall.state
        name = card_words(card)
        if state is not None and state.card == card:
            self._ask("wall_card", self.tr("撤下{0}").format(name), card="")
        else:
            self._ask("wall_card", self.tr("大屏上{0}").format(name), card=card)

    @Slot(str)
    def magnify(self, panel: str) -> None:
        """Show the panel that was clicked large on the wall; once more puts it back."""
        state = self._page.wall.state
        if state is not None and state.magnified:
            self._ask("wall_magnify", self.tr("还原面板"))
        else:
            self._ask("wall_magnify", self.tr("放大面板"), panel=panel)

    def rotate(self) -> None:
        """Have the scenes take turns that say how long they stand, or have the one that stands stay."""
        box = self._page.wall
        if box.state is not None and box.state.rotation is not None:
            self._ask("wall_rotate", self.tr("停止轮播"), turns=[], standing=self._page.wall.standing)
            return
        turns = [
            {"scene": one.key, "seconds": one.rotate_s, "holds_on_alarm": one.holds_on_alarm}
            for one in box.scenes.values()
            if one.rotate_s
        ]
        if len(turns) < 2:
            self._page.say(self.tr("可轮播的场景不足两个，请在场景文件中设定 rotate_s"), "soon")
        else:
            self._ask("wall_rotate", self.tr("轮播"), turns=turns, standing=self._page.wall.standing)

    def ask(self, name: str, words: str, *, case_id: str = "", **fields: object) -> bool:
        """Ask for something of the wall's that has no key of its own; say whether it went out."""
        if not self._context.feed.is_live:
            self._page.say(no_step_words(), "soon")
            return False
        return self._ask(name, words, case_id=case_id, **fields)

    def _ask(self, name: str, words: str, *, case_id: str = "", **fields: object) -> bool:
        """Send a wish for the wall, but not again what was wished last and has no answer yet; say whether it went out."""
        if self._desk.person is None:
            return False
        if self._desk.person.is_department:
            self._page.say(self.tr("部门席只看大屏；要投屏请联系指挥中心坐席"), "soon")
            return False
        watch = self._page.wall.watch
        if watch.is_silent:
            since = watch.silent_since
            told = self.tr("大屏无应答") if since is None else self.tr("大屏无应答，自 {0}").format(hm(since))
            self._page.say(told, "error")
            return False
        last = self._asker.newest(*STEPS)
        if last is not None and (last.name, last.case_id) == (name, case_id) and _is_like(last.fields, fields):
            self._page.say(self.tr("{0}已发出，正在等网关应答").format(words))
            return False
        self._asker.ask(name, words, case_id=case_id, fields={"wall": self._context.wall, **fields})
        return True


def _is_like(asked: Mapping[str, object], fields: Mapping[str, object]) -> bool:
    """Say whether the same was asked for; what changes by itself from one press to the next makes no other wish."""
    passing = {"wall", "until", "standing", *(("at",) if fields.get("speed") else ())}
    before, now = ({key: one[key] for key in one.keys() - passing} for one in (asked, fields))
    return before == now

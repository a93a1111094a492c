"""大屏: what stands on the wall and how it came there, a preview, and the keys that steer it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from app.domain.moment import Instant
from app.services.wall_scenes import ScenePicture
from app.situation.questions.wall_now import WallNow, WallState
from app.situation.questions.wall_pushes import Push, WallPushes
from app.situation.wall_stand import SELF_CHECK, TEST_CARD
from widgets.console.plates import Elided, Head, label, set_role
from widgets.console.push_words import names_of, push_words
from widgets.console.wall_box_rows import by_three, in_a_row, lines_of, side_by_side
from widgets.console.wall_box_scenes import SceneKeys
from widgets.console.wall_thumb import WallThumb
from widgets.console.wall_watch import WallWatch
from widgets.console.wall_words import by_words, card_words, hm, how_words, pin_words, standing_words
from widgets.terms import spoken
from widgets.theme import Theme
from widgets.words import ago, translate

PUSHES = 3
CARDS_BY_KEY = {"KT": TEST_CARD, "KS": SELF_CHECK}


class WallBox(QFrame):
    """The box. It only shows and says what was pressed; :class:`~widgets.console.wall_desk.WallDesk` does it."""

    pressed = Signal(str)
    """A key of the wall: ``K1`` to ``K6``, ``K+`` the scenes beyond, ``K=`` push, ``.`` undo, ``0`` this case, ``K*`` pin, ``K/`` rotate, ``K-`` freeze,
    ``K7`` clear, ``K8`` no filter, ``K9`` the large map, ``KT`` test card, ``KS`` self-check."""

    def __init__(
        self,
        wall: str,
        theme: Theme,
        watch: WallWatch,
        scenes: tuple[ScenePicture, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self.question, self.pushes = WallNow(wall=wall), WallPushes(wall=wall, limit=PUSHES)
        self.scenes = {scene.key: scene for scene in scenes}
        self.names = names_of(scenes)
        self.state: WallState | None = None
        self.live_state: WallState | None = None
        """What stands on the wall now, whatever moment this desk looks at."""
        self.preview: ScenePicture | None = None
        self.watch = watch
        self.is_past = False
        self.may_steer = True
        """Whether who sits here may put anything on the wall."""
        self.head = Head(self.tr("大屏"), self.tr("小键盘操作，与案件键分开"))
        self.age = label("", "quiet")
        self.scene, self.pin_plate = Elided("strong"), label(self.tr("已钉住"), "plate-grey")
        self.next, self.next_note = Elided("strong"), label("", "quiet")
        self.live, self.plan = WallThumb(theme), WallThumb(theme)
        self.how, self.change = Elided("quiet"), Elided("quiet")
        self.case, self.said = Elided(), Elided("secondary")
        self.rows = tuple((label("", "quiet"), label("", "word"), Elided("quiet")) for _ in range(PUSHES))
        self.scene_keys = SceneKeys(scenes, self)
        self.scene_keys.pressed.connect(self.pressed)
        self.records, self.picture = QPushButton(self.tr("大屏记录")), QPushButton(self.tr("存画面"))
        self.push = self._button(self.tr("回车　推送"), "K=", "primary")
        self.undo = self._button(self.tr(".　撤销"), ".")
        self.show_case = self._button(self.tr("0　本案投屏"), "0")
        self.pin = self._button(self.tr("*　钉住"), "K*")
        self.rotate = self._button(self.tr("/　轮播"), "K/")
        self.freeze = self._button(self.tr("-　定格"), "K-")
        self.clear, self.widen = self._button(self.tr("7　撤下"), "K7"), self._button(self.tr("8　取消筛选"), "K8")
        self.map = self._button(self.tr("9　图上指挥"), "K9")
        self.cards = {card: self._button("", key) for key, card in CARDS_BY_KEY.items()}
        for button in (self.records, self.picture):
            set_role(button, "small")
        self.show_case.setEnabled(False)
        watch.heard.connect(self.refresh)
        self._lay_out()

    @property
    def keyed(self) -> tuple[ScenePicture, ...]:
        """Return the scenes that have a digit, in the order of the keys."""
        return self.scene_keys.keyed

    def _button(self, text: str, key: str, role: str = "small") -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(f"wall-{key}")
        set_role(button, role)
        button.clicked.connect(self._on_clicked)
        return button

    @Slot()
    def _on_clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.pressed.emit(sender.objectName().removeprefix("wall-"))

    def show_state(self, state: WallState | None, pushes: tuple[Push, ...] | None, _now: Instant) -> None:
        """Show what the log says of the wall."""
        self.state = state
        for place, row in enumerate(self.rows):
            told = self._told(pushes[place]) if pushes and place < len(pushes) else ("", "", "")
            for shown, text in zip(row, told, strict=True):
                shown.show_text(text) if isinstance(shown, Elided) else shown.setText(text)
        self.refresh()

    def _told(self, push: Push) -> tuple[str, str, str]:
        """Return when, who and what."""
        return hm(push.at), by_words(push.post, push.seat), push_words(push, self.names)

    @Slot(int)
    def show_drawing(self, seconds: int) -> None:
        """Say for how many *seconds* a picture of the wall is being drawn, -1: none is."""
        self.picture.setEnabled(seconds < 0)
        self.picture.setText(self.tr("存画面") if seconds < 0 else self.tr("生成中 {0} 秒").format(seconds))

    def show_past(self, *, is_past: bool) -> None:
        """Show what stood on the wall then, and only the keys that put that moment there or bring now back."""
        self.is_past = is_past
        self.head.remark.show_text(
            self.tr("当时的大屏；大屏本身不动") if is_past else self.tr("小键盘操作，与案件键分开")
        )
        self.refresh()

    def show_rights(self, *, may_steer: bool) -> None:
        """Have the keys that put anything on the wall, or only look at it."""
        self.may_steer = may_steer
        self.refresh()

    def show_preview(self, scene: ScenePicture | None) -> None:
        """Show *scene* beside what stands on the wall; nothing is pushed."""
        self.preview = scene
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show everything anew, the wall's own word included."""
        state, watch = self.state, self.watch
        key = self.standing
        scene = self.scenes.get(key)
        told = None if self.is_past or watch.report is None or watch.report.scene != key else watch.report
        standing = scene if scene is None or told is None else scene.standing(told.panels)
        self.scene.show_text(
            self.tr("正在显示：{0}").format(key if scene is None else spoken(scene.name)) if key else self.tr("读取中")
        )
        self.live.show_pictures(() if self.is_past or watch.is_silent else watch.pictures)
        looks = {} if told is None else told.looks
        self.live.show_scene(standing, looks, is_dim=watch.is_silent and not self.is_past)
        self.how.show_text("" if state is None else how_words(state))
        self.pin_plate.setVisible(state is not None and state.pinned)
        words = "" if state is None else standing_words(state, self.names.panels)
        self.case.show_text(words or self.tr("没有案件或对象投屏"))
        self._show_preview(scene)
        self._show_keys(state)
        self.said.show_text(self._sentence(state))
        age = watch.age_us
        self.age.setText("" if age is None or watch.is_silent else self.tr("大屏 {0}").format(ago(age)))

    @property
    def standing(self) -> str:
        """Return the key of the scene on the wall: the log's word, else the wall's own of now, else the first scene."""
        if self.state is None:
            return ""
        told = "" if self.is_past or self.watch.report is None else self.watch.report.scene
        return self.state.scene or told or next(iter(self.scenes), "daily")

    def _show_preview(self, on_wall: ScenePicture | None) -> None:
        preview = self.preview
        self.plan.show_scene(preview)
        self.next.show_text(
            self.tr("预览：无") if preview is None else self.tr("预览：{0}").format(spoken(preview.name))
        )
        self.next_note.setText("" if preview is None else self.tr("未推送"))
        changed = 0 if preview is None else preview.changed_cells(on_wall)
        self.change.show_text(
            self.tr("按 1–6 或 + 预览") if preview is None else self.tr("推送后变化 {0} 块").format(changed)
        )

    def _show_keys(self, state: WallState | None) -> None:
        is_on = self.may_steer and not self.watch.is_silent
        self.push.setEnabled(is_on and self.preview is not None)
        self.undo.setEnabled(is_on and state is not None and state.can_undo)
        self.pin.setEnabled(is_on)
        self.rotate.setEnabled(is_on)
        self.freeze.setEnabled(is_on)
        self.clear.setEnabled(is_on and state is not None and bool(state.case_id or state.subject))
        self.widen.setEnabled(is_on and state is not None and not state.filter.is_empty)
        self._show_cards(state, is_on=is_on)
        self.push.setText(self.tr("回车　此刻上屏") if self.is_past else self.tr("回车　推送"))
        if self.is_past:
            self._keys_of_past(is_on=is_on)
        is_frozen = state is not None and state.frozen_at is not None
        self.freeze.setText(self.tr("-　解除定格") if is_frozen else self.tr("-　定格"))
        if self._is_replaying:
            self.freeze.setText(self.tr("-　大屏回到现在"))
        self.pin.setText(self.tr("*　放行") if state is not None and state.pinned else self.tr("*　钉住"))
        self.rotate.setText(self.tr("/　停轮播") if state is not None and state.rotation else self.tr("/　轮播"))
        self.scene_keys.show_scenes(self.preview, self.standing)

    def _show_cards(self, state: WallState | None, *, is_on: bool) -> None:
        """Name each card's key by what it does now; whoever looks back lays none."""
        for card, button in self.cards.items():
            is_laid = state is not None and state.card == card
            words = self.tr("撤下{0}") if is_laid else self.tr("上{0}")
            button.setText(words.format(card_words(card)))
            button.setEnabled(is_on and not self.is_past)
            set_role(button, "small-on" if is_laid else "small")

    def _keys_of_past(self, *, is_on: bool) -> None:
        for button in (self.undo, self.pin, self.rotate, self.show_case, self.clear, self.widen):
            button.setEnabled(False)
        self.push.setEnabled(is_on)
        self.freeze.setEnabled(is_on and self._is_replaying)

    @property
    def _is_replaying(self) -> bool:
        return self.live_state is not None and self.live_state.replay_at is not None

    def _sentence(self, state: WallState | None) -> str:
        if self.watch.is_silent:
            since = self.watch.silent_since
            return self.tr("大屏无应答") if since is None else self.tr("大屏无应答，自 {0}").format(hm(since))
        report = self.watch.report
        if report is not None and report.skipped:
            return self.tr("大屏没有场景 {0}，已跳过").format(translate("、").join(report.skipped))
        trouble = self.watch.trouble(hm) if len(self.watch.parts) > 1 or (report is not None and report.absent) else ""
        return trouble or ("" if state is None else pin_words(state))

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.head.row.addWidget(self.age)
        whole.addWidget(self.head)
        inner = QVBoxLayout()
        inner.setContentsMargins(14, 8, 14, 8)
        inner.setSpacing(6)
        sides = ((self.scene, self.pin_plate, self.live, self.how), (self.next, self.next_note, self.plan, self.change))
        inner.addLayout(side_by_side(sides))
        inner.addLayout(by_three((*self.scene_keys.buttons, self.records, self.picture)))
        inner.addLayout(in_a_row(self.push, self.undo, self.show_case))
        inner.addLayout(in_a_row(self.pin, self.rotate, self.freeze))
        inner.addLayout(in_a_row(self.clear, self.widen, self.map))
        inner.addLayout(in_a_row(*self.cards.values()))
        inner.addWidget(self.case)
        inner.addLayout(lines_of(self.rows))
        inner.addWidget(self.said)
        whole.addLayout(inner, 1)

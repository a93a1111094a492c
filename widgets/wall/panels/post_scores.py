"""岗位考核: acceptors, shift leaders and dispatchers by score, a post at a time, with the numbers beside it."""

from collections.abc import Mapping
from types import MappingProxyType

from app.domain.terms import Post
from app.services.wall_marks import Behind
from app.situation.answers import Moment, Question
from app.situation.questions.post_scores import WORK_OF, PostScore, PostScores
from widgets import words
from widgets.terms import word
from widgets.wall.glance import Nothing, Source
from widgets.wall.panel import WallPanel, answer
from widgets.wall.score_lists import posted
from widgets.wall.score_words import of_word, period_word, points_bar, score_period
from widgets.wall.sheet import Sheet
from widgets.wall.table import PAGE, Cell, Head, page_at, put_table
from widgets.words import points_word, translate, zh

_HEADS: Mapping[Post, tuple[str, str, str]] = MappingProxyType({
    Post.ACCEPTOR: (zh("受理"), zh("派核实"), zh("派核查")),
    Post.SHIFT_LEADER: (zh("立案按时"), zh("立案准确"), zh("结案按时")),
    Post.DISPATCHER: (zh("派遣"), zh("按时"), zh("准确")),
})  # fmt: skip


class PostScoresPanel(WallPanel):
    """One post after the other, twenty seconds a page; persons stand there as numbers."""

    key = "post_scores"
    source = Source.EVALUATION
    bar_rows = 7

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("岗位考核")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the scores."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return the post, how many are ranked, and the period."""
        page = self._page(moment)
        if not page:
            return ""
        total = sum(row.post is page[0].post for row in answer(moment, self._asked()))
        text = self.tr("{post} {n} 人，{period}")
        return text.format(post=word(page[0].post), n=total, period=period_word(self.context))

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the sentence of a period in which nobody took a step yet."""
        return None if answer(moment, self._asked()) else Nothing(sentence=self.tr("尚无受理、立案、派遣"))

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put one row for each person of the page."""
        page = self._page(moment)
        names = _HEADS[page[0].post]
        heads = [
            Head(key="rank"), Head(key="name", text=self.tr("编号"), is_left=True),
            *(Head(key=f"part{n}", text=translate(names[n]), gives_way=4 - n) for n in range(3)),
            Head(key="bar", wanted=170.0, least=60.0, gives_way=1),
            Head(key="points", text=self.tr("得分")), Head(key="grade", text=self.tr("等级")),
        ]  # fmt: skip
        put_table(sheet, heads, [self._row(one) for one in page])

    def _page(self, moment: Moment) -> tuple[PostScore, ...]:
        found = answer(moment, self._asked())
        pages = [
            rows[start : start + PAGE]
            for post in _HEADS
            for rows in (tuple(row for row in found if row.post is post),)
            for start in range(0, len(rows), PAGE)
        ]
        return pages[page_at(moment.at, len(pages))] if pages else ()

    def _row(self, one: PostScore) -> dict[str, Cell]:
        name = words.who(one.post, one.actor, "", "").removeprefix(words.who(one.post, "", "", "")).strip() or "—"
        texts = [
            str(count) if place == 0 and one.post is not Post.SHIFT_LEADER else of_word(count, of)
            for place, (count, of) in enumerate(one.parts)
        ]
        parts = {
            f"part{place}": Cell(text=text, colour="text2", behind=self._lists(one, place))
            for place, text in enumerate(texts)
        }
        return {
            "rank": Cell(text=str(one.rank), colour="text3"), "name": Cell(text=name), **parts,
            "bar": points_bar(one.points, one.grade), "points": Cell(text=points_word(one.points), bold=True),
            "grade": Cell(grade=one.grade),
        }  # fmt: skip

    def _lists(self, one: PostScore, place: int) -> tuple[Behind, ...]:
        """Return the lists behind a count and what it is of; an amount is of itself."""
        (count, of), (work, of_work) = one.parts[place], WORK_OF[one.post][place]
        found = posted(self.context, count, work, one.actor)
        return found if work is of_work else found + posted(self.context, of, of_work, one.actor)

    def _asked(self) -> PostScores:
        return PostScores(period=score_period(self.context), filter=self.context.filter)

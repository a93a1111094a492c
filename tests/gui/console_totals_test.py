"""What a desk counts and what its window of lists shows are the same cases."""

import pytest

from app.domain.terms import Post
from app.situation.questions.desk import DeskTotal
from tests.unit.situation import growth
from tests.unit.situation.test_situation_reference import LOGS
from widgets.console.filters_views import question_of, view_of
from widgets.console.person import Person

HALL = (Post.ACCEPTOR, Post.SHIFT_LEADER, Post.DISPATCHER)


@pytest.mark.parametrize("posts", [(Post.SHIFT_LEADER,), (Post.DISPATCHER,), HALL])
def test_the_list_of_what_waits_for_others_has_as_many_cases_as_the_desks_tab_counts(posts):
    person = Person(user="u", name="u", posts=posts, department="", area="", merged_posts=False, session="s")
    counted = DeskTotal(posts=tuple(post.value for post in posts), others=True)
    views = [growth.situation(log).at(growth.NOON, "recorded") for log in LOGS.values()]
    listed = question_of(view_of("others"), person, {}, growth.NOON, 0)

    totals = [counted.answer(view).total for view in views]

    assert [listed.answer(view).total for view in views] == totals
    assert sum(totals)

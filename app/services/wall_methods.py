"""How numbers of the wall are worked out that count no cases: bands, differences, medians. A desk says it in its own words."""

from enum import StrEnum


class Method(StrEnum):
    """What a panel prints or draws, as a desk is told of it; the words: ``widgets/console/wall_method_words.py``."""

    USUAL = "usual"
    """常值 of a day's filings to the minute (:mod:`app.situation.questions.numbers`)."""
    USUAL_HOURS = "usual_hours"
    """常值 hour by hour (:mod:`app.situation.questions.hours`)."""
    FORECAST = "forecast"
    """预测带 of whole days (:mod:`app.situation.questions.trend`)."""
    MORE_OR_LESS = "more_or_less"
    """Filings less those of the like moment."""
    HOUR_AGO = "hour_ago"
    """处置超期 less that of an hour ago."""
    TASK_MEDIAN = "task_median"
    """Of the tasks answered today (:mod:`app.situation.questions.task_times`)."""
    REPLY_MEDIAN = "reply_median"
    """Of a department's replies, and of their limits (:mod:`app.situation.questions.reply_times`)."""
    WEEKLY_RATE = "weekly_rate"
    """按期结案率 week by week (:mod:`app.situation.questions.closing_weeks`)."""

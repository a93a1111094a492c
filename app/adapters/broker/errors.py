"""What can go wrong with the embedded broker; apart from it, so that who only tells of it need not load it."""


class BrokerNotStarted(Exception):
    """The embedded broker could not start; one sentence for the person."""

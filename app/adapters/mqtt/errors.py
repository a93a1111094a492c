"""What can go wrong with a broker.

``BrokerUnavailable`` – nobody there, or it refuses us; one sentence for the person who started the program.
``BadBrokerUrl`` – the address is no broker's address (a ``ValueError``); never repeats the password.
"""


class BrokerUnavailable(Exception):  # said like this to the person who reads it
    """The broker cannot be reached, or refuses the connection or a subscription."""


class BadBrokerUrl(ValueError):  # said like this to the person who reads it
    """The text is not ``mqtt://user:password@host:port`` or ``mqtts://…``."""

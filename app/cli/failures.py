"""What a person at the command line is told when a command cannot do its work."""


class CommandError(Exception):
    """One clear sentence; the command ends with exit code 2."""

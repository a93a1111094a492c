"""What can be asked of a view: each question is a frozen, hashable value whose ``answer(view)`` is a frozen result."""

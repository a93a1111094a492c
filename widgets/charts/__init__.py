"""Marks and charts drawn natively, for wall and desks alike."""

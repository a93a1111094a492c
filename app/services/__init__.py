"""What people and machines can ask for; states its needs as ports."""

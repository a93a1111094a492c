"""Passwords as hashes."""

from app.adapters.passwords import Argon2Passwords

QUICK = Argon2Passwords(time_cost=1, memory_kib=64)


def test_a_password_matches_its_own_hash_only():
    kept = QUICK.hash("right")

    assert QUICK.matches("right", kept)
    assert not QUICK.matches("wrong", kept)


def test_two_hashes_of_one_password_differ():
    assert QUICK.hash("right") != QUICK.hash("right")


def test_a_hash_says_by_what_it_was_made():
    assert Argon2Passwords().hash("right").startswith("$argon2id$v=19$m=65536,t=3,p=1$")


def test_what_is_no_hash_matches_nothing():
    for junk in ("", "junk", "$argon2id$v=19$m=65536,t=3,p=1$", "hash \x00"):
        assert not QUICK.matches("right", junk)

"""The chosen password is strong, and new each time."""

from portail.target.passwords import CLASSES, LENGTH, new_password


def test_it_has_sixteen_characters_of_four_classes() -> None:
    password = new_password()

    assert len(password) == LENGTH == 16
    assert all(set(password) & set(kind) for kind in CLASSES)


def test_no_two_are_alike() -> None:
    assert len({new_password() for _ in range(100)}) == 100

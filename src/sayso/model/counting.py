"""A number and a noun become the words for so many of it."""


def counted(number: int, one: str, many: str = "") -> str:
    """'1 story', '2 stories', '1,204 claims'; ``many`` where the plural is not made by 's', or 'ies' for 'y'."""
    plural = many or (f"{one[:-1]}ies" if one.endswith("y") and one[-2:-1] not in "aeiou" else f"{one}s")
    return f"{number:,} {one if number == 1 else plural}"

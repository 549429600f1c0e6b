"""What is made of words is made once, unless they are long."""

from __future__ import annotations

from generator.reader.page.memoize import LONGEST, memoized


def test_short_words_are_made_once_and_long_ones_each_time() -> None:
    @memoized
    def made(words: str) -> list[str]:
        return [words]

    short, long = "a" * LONGEST, "a" * (LONGEST + 1)
    assert made(short) is made("a" * LONGEST)
    assert made(short) == [short]
    assert made(long) is not made(long)
    assert made(long) == [long]

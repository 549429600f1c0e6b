"""A method has an overload for each release that renamed parameters, as callers wrote it before, and no more."""

from __future__ import annotations

from generator.emit.python.former import FormerViews, former_views
from generator.emit.python.views import ParameterView
from generator.model.comparison.snapshot import Alias


def views(
    *names: str, methods: tuple[str, ...] = (), **parameters: tuple[Alias, ...]
) -> FormerViews:
    """The former names of `save`, whose first parameter may be given by position."""
    first, *others = (ParameterView(name, "int") for name in names)
    former = former_views(
        "save", (first,), tuple(others), tuple(map(Alias, methods)), parameters
    )
    assert former is not None
    return former


def signatures(former: FormerViews) -> list[str]:
    return [
        " ".join(view.name for view in (*each.positional, *each.named))
        for each in former.overloads
    ]


def test_without_former_names_there_is_nothing() -> None:
    assert former_views("save", (), (), (), {}) is None


def test_renames_of_one_release_are_one_overload() -> None:
    former = views("a", "b", "c", a=(Alias("x"),), b=(Alias("y"),))
    assert signatures(former) == ["a b c", "x y c"]
    assert [each.decorators for each in former.overloads] == [
        ("_overload",),
        ("_overload", '_deprecated("`x` is now `a`, `y` is now `b`")'),
    ]
    assert former.decorator == '_former_parameters(x="a", y="b")'


def test_those_of_different_releases_are_as_they_were_before_each() -> None:
    former = views(
        "a",
        "b",
        a=(Alias("x", "1.1.0"), Alias("y", "1.2.0")),
        b=(Alias("z", "1.2.0"),),
    )
    assert signatures(former) == ["a b", "y z", "x z"]


def test_there_are_no_more_overloads_than_releases() -> None:
    names = [f"p{number}" for number in range(30)]
    row = (Alias("x", "1.1.0"), Alias("y"))
    former = former_views(
        "save",
        tuple(ParameterView(name, "int") for name in names),
        (),
        (),
        dict.fromkeys(names, row),
    )
    assert former is not None
    assert len(former.overloads) == 3


def test_there_are_few_overloads_however_many_releases_there_were() -> None:
    former = views("a", a=tuple(Alias(f"x{n}", f"1.{n}.0") for n in range(1, 50)))
    assert signatures(former) == ["a", *(f"x{n}" for n in range(49, 41, -1))]
    assert len(former.renamed) == 49


def test_a_former_method_passes_on_current_names_and_has_the_same_overloads() -> None:
    former = views("a", "b", methods=("put", "store"), a=(Alias("x"),))
    assert former.names == ("put", "store")
    assert [(code.name, *code.decorators) for code in former.code[:3]] == [
        ("put", "_overload", '_deprecated("`put` is now `save`")'),
        ("put", "_overload", '_deprecated("`put` is now `save`, `x` is now `a`")'),
        ("put", '_former_parameters("`put` is now `save`", x="a")'),
    ]
    assert (former.code[2].target, former.code[2].passed) == ("save", "a, b=b, **call")


def test_one_whose_parameters_have_their_names_needs_no_overload() -> None:
    former = views("a", methods=("put",))
    assert former.overloads == ()
    assert [code.decorators for code in former.code] == [
        ('_deprecated("`put` is now `save`")',)
    ]
    assert former.summary == "`put`"

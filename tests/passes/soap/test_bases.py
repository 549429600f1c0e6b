"""Types that extend each other: as many in a row as are of use, and none of itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from growth.documents import schema_object

from generator.model.api import Api
from generator.passes import Built
from generator.passes.soap.bases import MAX_BASES

Build = Callable[[Mapping[str, str]], Built]


def _row(count: int) -> str:
    """A type without base, and as many that each extend the one before."""
    names = ["Root", *(f"T{number}" for number in range(count))]
    extending = zip(names[1:], names, strict=False)
    types = (schema_object(name, (), base) for name, base in extending)
    return schema_object("Root", ()) + "".join(types)


def _bases(api: Api) -> dict[str, str | None]:
    return {type_.wire: type_.base.name if type_.base else None for type_ in api.types}


@pytest.mark.parametrize("count", [1, 4, MAX_BASES])
def test_types_extend_each_other_in_a_row(
    build: Build, wsdl_page: Callable[..., str], count: int
) -> None:
    built = build({"a.md": wsdl_page("Post1", "Courier", _row(count), "Get")})
    bases = _bases(built.api)
    assert bases["T0"] == "Root"
    assert all(bases[f"T{number}"] == f"T{number - 1}" for number in range(1, count))
    assert "type-bases" not in {each.id for each in built.diagnostics}


def test_a_type_with_too_many_bases_has_none_and_is_reported(
    build: Build, wsdl_page: Callable[..., str]
) -> None:
    built = build(
        {"a.md": wsdl_page("Post1", "Courier", _row(2 * MAX_BASES + 3), "Get")}
    )
    bases = _bases(built.api)
    cut = [wire for wire, base in bases.items() if base is None and wire != "Root"]
    assert cut == [f"T{MAX_BASES}", f"T{2 * MAX_BASES + 1}"]
    reported = [each for each in built.diagnostics if each.id == "type-bases"]
    assert len(reported) == len(cut)
    assert all(str(MAX_BASES) in each.message and each.line for each in reported)


@pytest.mark.parametrize("length", [1, 2, 5])
def test_types_whose_bases_lead_back_have_no_base(
    build: Build, wsdl_page: Callable[..., str], length: int
) -> None:
    schema = "".join(
        schema_object(f"T{number}", (), f"T{(number + 1) % length}")
        for number in range(length)
    )
    schema += schema_object("Below", (), "T0")
    built = build({"a.md": wsdl_page("Post1", "Courier", schema, "Get")})
    assert set(_bases(built.api).values()) == {None}

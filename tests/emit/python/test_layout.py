"""Long statements are broken as black breaks them, so that black leaves what templates write alone."""

from __future__ import annotations

import pytest
from emit.python.generated_code import MODULES, as_black_writes
from hypothesis import given, settings

from generator.emit.python.layout import LINE_LENGTH, fitted

NAME = "an_api_has_names_of_this_length"
CLASS = "AnApiHasNamesOfThisLength"
METHOD = '''class A(B):
    """A."""

    def f(
        self,
        {parameter},
        **call: Unpack[CallOptions],
    ) -> {returns}:
        """F."""
        {statement}
'''
STATEMENTS = {
    "arguments on a line": f'return self._call("{NAME}", ({NAME}, select), call)',
    "an argument on each line": f'self._send("{NAME}", ({NAME}, {NAME}), call)',
    "a tuple in lines": f'return await self._rows("{NAME}", ({", ".join([NAME] * 3)}), call)',
    "nothing to send": f'return await self._call("{NAME}_{NAME}", (), call)',
    "one to send": f'return await self._call("{NAME}", ({NAME},), call)',
    "brackets in a literal": f'return self._call("{NAME}, (a = [b", ({NAME}, b), call)',
}
TYPES = {
    "a union": f"models.{CLASS}_{NAME} | list[{CLASS}] | None",
    "a long union": f"enums.{CLASS}_{NAME} | Iterable[enums.{CLASS}_{NAME}] | None",
    "a list": f"list[models.{CLASS}_{NAME}]",
    "a dictionary": f"dict[str, models.{CLASS}_{NAME}]",
}
LINES = {
    "an import": f"from {NAME}.{NAME} import {CLASS} as {CLASS}",
    "two imports": f"from {NAME}.{NAME} import {CLASS}, {NAME}",
    "a class": f"class {CLASS}{CLASS}({CLASS}, kw_only=True):\n    x = 1",
    "a member": f'class A(B):\n    {NAME}_{NAME} = "{CLASS}", 12',
    "a member without a number": f'class A(B):\n    {NAME}_{NAME} = "{CLASS}"',
    "a field": f'class A(B):\n    {NAME}: {CLASS} | None = _field(default=None, name="{CLASS}")',
    "a field with a long name": f'class A(B):\n    {NAME}: object = _field(default=None, name="{CLASS}_{CLASS}_tenletters")',
    "a property": f"class A(B):\n    def {NAME}(self) -> _agents.{CLASS}{CLASS}:\n        pass",
    "what it returns": f"class A(B):\n    def f(self):\n        return _agents.{CLASS}{CLASS}_{CLASS[:10]}(self)",
    "a late module": f'{NAME} = late_module("{NAME}.{CLASS}")',
    "a column": f'{NAME}: Final = DateTimeColumn("{NAME}/{CLASS}")',
    "a constant": f'{NAME} = "{NAME}.{CLASS}.x"',
    "a message": f'class A(B):\n    @_deprecated("`{NAME}` is now `{NAME}`")\n    def f(self):\n        pass',
    "former names": f'class A(B):\n    @_former_parameters({NAME}="{NAME}", x="{NAME}")\n    def f(self):\n        pass',
    "what an overload returns": f"class A(B):\n    @_overload\n    def f(\n        self,\n    ) -> models.{CLASS}_{NAME} | list[{CLASS}] | None: ...",
    "a call of another name": f"class A(B):\n    def f(self):\n        return await self.{NAME}({NAME}, x={NAME}, **call)",
    "a long call of another name": f"class A(B):\n    def f(self):\n        self.{NAME}({NAME}={NAME}, {NAME}_2={NAME}_2, **call)",
}


def _is_as_black(code: str) -> bool:
    broken = fitted(code)
    assert broken != code
    assert max(map(len, broken.splitlines())) <= LINE_LENGTH
    return broken == as_black_writes(code)


@pytest.mark.parametrize("statement", STATEMENTS.values(), ids=STATEMENTS.keys())
def test_a_call_is_broken_as_by_black(statement: str) -> None:
    code = METHOD.format(parameter="x: int", returns="int", statement=statement)
    assert _is_as_black(code)


@pytest.mark.parametrize("type_", TYPES.values(), ids=TYPES.keys())
def test_types_are_broken_as_by_black(type_: str) -> None:
    statement = 'self._send("F", (), call)'
    for parameter in (f"{NAME}: {type_}", f"{NAME}: {type_} = None"):
        assert _is_as_black(
            METHOD.format(parameter=parameter, returns="int", statement=statement)
        )


@pytest.mark.parametrize("line", LINES.values(), ids=LINES.keys())
def test_other_statements_are_broken_as_by_black(line: str) -> None:
    assert _is_as_black(f"{line}\n")


@pytest.mark.parametrize(
    "text",
    [f"from {NAME} import {NAME}, {NAME}", f'return self._call("{NAME}", {NAME * 3})'],
)
def test_docstrings_stay_as_they_are(text: str) -> None:
    module = (
        f'"""{text}\n\n{text}\n"""\n\n\nclass A(B):\n    """A.\n\n    {text}\n    """\n'
    )
    assert fitted(module) == module


@settings(max_examples=3 * settings().max_examples)
@given(MODULES)
def test_modules_are_broken_as_by_black_whatever_the_length_of_names(
    module: str,
) -> None:
    broken = fitted(module)
    assert as_black_writes(broken) == as_black_writes(module)
    # of what is too long even then black decides
    if max(map(len, broken.splitlines())) <= LINE_LENGTH:
        assert broken == as_black_writes(module)


@pytest.mark.parametrize("line", [*LINES.values(), f"from {'x' * 80} import y as y"])
def test_what_is_broken_already_stays_as_it_is(line: str) -> None:
    broken = fitted(f"{line}\n")
    assert fitted(broken) == broken

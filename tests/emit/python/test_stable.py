"""What is recognised as black writes it, black leaves alone, whatever else is wrong with it."""

from __future__ import annotations

import ast

import pytest
from emit.python.generated_code import MODULES, ODD_LITERALS, as_black_writes, damaged
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from generator.emit.python.layout import LINE_LENGTH, fitted
from generator.emit.python.stable import is_stable

MODULE = '''"""The Contact agent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from superoffice._runtime.options import CallOptions
from superoffice._runtime.soap.client_of_a_long_name_in_a_package import (
    SoapAgent,
)

if TYPE_CHECKING:
    from superoffice import enums, models
else:
    enums = late_module("superoffice.enums")
    models = late_module("superoffice.models")


class ContactAgent(SoapAgent):
    """Contacts.

    Args:
        none: at all
    """

    _wire = "Contact"
    """Called "it" """

    def save(
        self,
        *,
        contact: models.Contact | None,
        **call: Unpack[CallOptions],
    ) -> dict[str, list[models.Contact]]:
        """Saves."""
        return self._call(
            "SaveContactWithALongNameThatHardlyFitsOnItsLine", (contact, select), call
        )

    @cached_property
    def other(self) -> _agents.Other:
        """Another one."""
        return _agents.Other(self)


class Other(SoapAgent):
    """Without methods."""
'''


def test_a_module_that_templates_write_is_recognised() -> None:
    assert as_black_writes(MODULE) == MODULE
    assert is_stable(MODULE)


CHANGES = {
    "a blank line less": ("call\n        )\n\n", "call\n        )\n"),
    "a blank line more": ("Agent):\n", "Agent):\n\n"),
    "no blank line after a docstring": ('agent."""\n\n', 'agent."""\n'),
    "a blank at the end of a line": ("def save(\n", "def save( \n"),
    "a blank at the end of a text": ("Contacts.\n", "Contacts. \n"),
    "a blank at the start of a text": ('"""Saves', '""" Saves'),
    "a text that is indented further": ("    Args:\n", "        Args:\n"),
    "a tab": ("Contacts.\n", "Con\ttacts.\n"),
    "another white space": ("Contacts.\n", "Contacts.\u2003\n"),
    "an escape that black writes otherwise": ("Saves", "\\xAB"),
    "a literal in other quotes": ('"Contact"', "'Contact'"),
    "a literal with an escape": ('"Contact"', '"\\x4F"'),
    "a number that black writes otherwise": ('_wire = "Contact"', "_wire = 0XF"),
    "brackets that need not be broken": ("WithALongNameThatHardlyFits", ""),
    "a line that is too long": ("Other(self)", f"Other{'r' * 60}(self)"),
    "two parameters on a line": ("        *,\n        contact", "        *, contact"),
    "a comma that black removes": ("(contact, select)", "(contact, select,)"),
    "a comment": ("_wire", "# _wire"),
    "two statements on a line": ('_wire = "Contact"', '_wire = "Contact"; x = 1'),
}


@pytest.mark.parametrize(("old", "new"), CHANGES.values(), ids=CHANGES.keys())
def test_what_black_changes_is_not_recognised(old: str, new: str) -> None:
    changed = MODULE.replace(old, new, 1)
    assert changed != MODULE
    assert not is_stable(changed)


LONG_FIELD = '''"""Saves."""

from __future__ import annotations


class S(S):
    """Saves."""

    some_name_of_an_api_som: dict[str, list[models.SomeClassOfAnApiSomeClass]] | None = _field(default=None, name="s")
'''


LONG_FORMER_FIELD = '''"""Saves."""

from __future__ import annotations


class S(S):
    """Saves."""

    if TYPE_CHECKING:

        class _s:
            @_deprecated("`s` is now `t`")
            def __get__(self, instance: object, owner: object) -> {}: ...

        s = _s()
    else:
        s = FormerField("t")
'''


@example(fitted(LONG_FIELD))
@example(
    fitted(
        LONG_FORMER_FIELD.format(
            "dict[str, list[models.SomeClassOfAnApiSomeClassOfAnApiSomeClassOf]]"
        )
    )
)
@example(
    fitted(
        LONG_FORMER_FIELD.format(
            "enums.SomeClassOfAnApiSomeClass | Iterable[enums.SomeClassOfAnApiSomeClass]"
        )
    )
)
@given(MODULES.map(fitted))
def test_modules_are_recognised_unless_names_are_too_long_or_odd(module: str) -> None:
    is_odd = any(literal in module for literal in ODD_LITERALS)
    is_long = max(map(len, module.splitlines())) > LINE_LENGTH
    assert is_stable(module) or is_odd or is_long


@settings(max_examples=10 * settings().max_examples)
@given(damaged(MODULES.map(fitted)) | damaged(st.just(MODULE)))
def test_what_is_recognised_black_leaves_alone(module: str) -> None:
    if not is_stable(module):
        event("unknown")
        return
    event("recognised")
    try:
        ast.parse(module)
    except SyntaxError:
        return
    assert as_black_writes(module) == module

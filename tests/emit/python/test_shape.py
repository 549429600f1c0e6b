"""A generated module of another shape than the templates write is refused (security ids S01 to S33)."""

from __future__ import annotations

import pytest
from emit.python.generated_code import damaged
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.emit.custom.replacements import (
    CustomModule,
    CustomName,
    replacements,
)
from generator.emit.python.shape import Allowed, check_shape, used_names
from generator.model.errors import InternalError

GOOD = '''"""A module."""

from __future__ import annotations

from typing import TYPE_CHECKING

from superoffice._runtime.values.model import Model

if TYPE_CHECKING:
    from datetime import datetime


class Contact(Model, kw_only=True):
    """A contact."""

    name: str | None = None
    """Its name."""


class ContactAgent(Model):
    _wire = "Contact"

    async def save(self, *, name: str) -> None:
        """Saves."""
        await self._send("Save", (name,), call)
'''
REST = '''"""A module."""

from __future__ import annotations

from functools import cached_property

from msgspec import field as _field

from superoffice._runtime.rest.model import Model


class Contact(Model, kw_only=True, rename="pascal"):
    """A contact."""

    name: object = None
    contact: object = _field(default=None, name="odata.contact")
    """Its link."""


class Agents(RestAgents):
    @cached_property
    def contact(self) -> ContactAgent:
        return ContactAgent(self)


class SuperOffice(RestClient):
    @cached_property
    def agents(self) -> Agents:
        return Agents(self)

    @cached_property
    def name(self) -> ContactResource_2:
        return ContactResource_2(self)


class ContactResource_2(RestGroup):
    def save(self, name: str, *, contact: str | None = None) -> Rows[Row]:
        return self._rows("Save", (name, contact), call)
'''
NAMES = ["Contact", "ContactAgent", "ContactResource_2", "contact", "name", "save"]


def _check(source: str) -> None:
    check_shape("module.py", source, Allowed(("superoffice",), NAMES))


ARCHIVE = '''"""The columns."""
from __future__ import annotations

from typing import Final

from superoffice._runtime.rest.query.columns import IntColumn

name: Final = IntColumn("a/b")
"""Words."""
'''


def test_a_module_of_an_archive_as_templates_write_it_passes() -> None:
    _check(ARCHIVE)


@pytest.mark.parametrize(
    "statement",
    [
        'name: Final = IntColumn("a", "b")',
        'name: Final = IntColumn(name="a")',
        "name: Final = IntColumn(save())",
        "name: Final = IntColumn(5)",
        "name: Final = IntColumn(*name)",
        'name: Final = print("a")',
        'name: Final = save("a")',
        'name = IntColumn("a")',
        'IntColumn("a")',
        'name: int = IntColumn("a")',
        'other: Final = IntColumn("a")',
        'name.save: Final = IntColumn("a")',
    ],
)
def test_no_other_constant_is_made(statement: str) -> None:
    with pytest.raises(InternalError):
        _check(f"{ARCHIVE}{statement}\n")


def test_a_module_as_templates_write_it_passes() -> None:
    _check(GOOD)


def test_a_module_of_rest_as_templates_write_it_passes() -> None:
    _check(REST)


OTHERS = {
    "a call at import": "print(1)",
    "an assignment of a call": "name = save()",
    "an import": "import os",
    "an import from elsewhere": "from os import name",
    "an import from a lookalike": "from superoffice_evil import name",
    "a relative import": "from . import name",
    "a function": "def save() -> None: ...",
    "a loop": "for name in (): ...",
    "a lambda": "name = lambda: 1",
    "an f-string": "name = f'{save}'",
    "a conditional": "if name: ...",
    "an unknown name": "PWN = 1",
    "a decorated class": "@save\nclass Contact: ...",
    "a computed base": "class Contact(save()): ...",
    "a class keyword": "class Contact(Model, kw_only=save): ...",
    "code in a class": "class Contact(Model):\n    save()",
    "a computed default": "class Contact(Model):\n    name: str = save()",
    "a call in a method": "class Contact(Model):\n    def save(self): name.save()",
    "a default": "class Contact(Model):\n    def save(self, name=save()): ...",
    "a loop in a method": "class Contact(Model):\n    def save(self):\n"
    "        while True: ...",
    "a decorated method": "class Contact(Model):\n    @save\n    def name(self): ...",
    "no Python": "name = (",
    "a duplicate argument": "class Contact(Model):\n"
    "    def save(self, name, name): ...",
    "a null byte": "name = 1\x00",
    "code under TYPE_CHECKING": "if TYPE_CHECKING:\n    save()",
    "a positional default that is not None": "class Contact(Model):\n"
    "    def save(self, name=0): ...",
    "a default that is not None": "class Contact(Model):\n"
    "    def save(self, *, name=0): ...",
    "a default that is computed": "class Contact(Model):\n"
    "    def save(self, *, name=save()): ...",
    "new names by another rule": "class Contact(Model, rename='upper'): ...",
    "new names from a table": "class Contact(Model, rename={'name': 'Name'}): ...",
    "new names that are called": "class Contact(Model, rename=save()): ...",
    "a rule as another keyword": "class Contact(Model, kw_only='pascal'): ...",
    "another import from msgspec": "from msgspec import json",
    "a field with a default": "class Contact(Model):\n"
    "    name: str = _field(default=1, name='Name')",
    "a field with a computed name": "class Contact(Model):\n"
    "    name: str = _field(default=None, name=save)",
    "a field with a factory": "class Contact(Model):\n"
    "    name: str = _field(default_factory=save, name='Name')",
    "a field with a positional argument": "class Contact(Model):\n"
    "    name: str = _field(save, default=None, name='Name')",
    "a field outside of a class": "name: str = _field(default=None, name='Name')",
    "a group of something else": "class Contact(Model):\n"
    "    def save(self): return ContactAgent(name)",
    "a group with more": "class Contact(Model):\n"
    "    def save(self): return ContactResource_2(self, name)",
    "a group with a keyword": "class Contact(Model):\n"
    "    def save(self): return Agents(self, name=name)",
    "a class that is no group": "class Contact(Model):\n"
    "    def save(self): return Contact(self)",
    "rows of something else": "class Contact(Model):\n"
    "    def save(self): return name._rows()",
    "a class in a class": "class Contact(Model):\n    class Agents(Model): ...",
    "a comprehension": "name = [name for name in ()]",
    "a generic class": "class Contact[name](Model): ...",
    "a generic function": "class Contact(Model):\n    def save[name](self): ...",
    "a type alias": "type name = contact",
    "an argument that collects": "class Contact(Model):\n    def save(self, *name): ...",
    "an argument without a name": "class Contact(Model):\n    def save(self, name, /): ...",
    "spread arguments": "class Contact(Model):\n"
    "    def save(self): self._call(**name)",
    "a keyword twice": "class Contact(Model):\n"
    "    def save(self): self._call(name=name, name=name)",
    "a class keyword twice": "class Contact(Model, kw_only=True, kw_only=True): ...",
    "a collecting argument twice": "class Contact(Model):\n"
    "    def save(self, name, **name): ...",
    "await in a function that does not wait": "class Contact(Model):\n"
    "    def save(self): await name",
    "await in an annotation": "class Contact(Model):\n"
    "    async def save(self, name: (await name)): ...",
    "a name that Python keeps": "class Contact(Model):\n    __debug__: str = None",
    "an import from the future": "from __future__ import annotations",
    "another import from the future": "from __future__ import division",
    "a set": "name: {name}",
    "a slice": "name: name[name:name]",
    "a sum": "name: name + name",
    "a negation": "name: not name",
    "a comparison": "name: name == name",
    "a spread dictionary": "name = {**{}}",
}


@pytest.mark.parametrize("addition", OTHERS.values(), ids=OTHERS.keys())
def test_anything_else_is_refused(addition: str) -> None:
    with pytest.raises(InternalError, match=r"module\.py"):
        _check(f"{GOOD}\n\n{addition}\n")
    with pytest.raises(InternalError, match=r"module\.py"):
        _check(f"{REST}\n\n{addition}\n")


FORMER = '''"""A module."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack
from typing import overload as _overload

from superoffice._runtime.client.former import former_parameters as _former_parameters

if TYPE_CHECKING:
    from typing_extensions import deprecated as _deprecated
else:
    from superoffice._runtime.client.former import deprecated as _deprecated


class ContactAgent(RestGroup):
    @_overload
    def save(self, name: str, *, contact: str, **call: Unpack[CallOptions]) -> None: ...

    @_overload
    @_deprecated("`Contact` is now `name`")
    def save(self, Contact: str, *, contact: str, **call: Unpack[CallOptions]) -> None: ...

    @_former_parameters(Contact="name")
    def save(self, name: str, *, contact: str, **call: Unpack[CallOptions]) -> None:
        """Saves."""
        self._send("Save", (name, contact), call)

    @_former_parameters("`contact` is now `save`", Contact="name")
    async def contact(self, name: str, *, contact: str, **call: Unpack[CallOptions]) -> None:
        """Saves."""
        await self.save(name, contact=contact, **call)


class Agents(RestAgents):
    @property
    @_deprecated("`name` is now `contact`")
    def name(self) -> ContactAgent:
        return self.contact
'''


def test_a_module_with_former_names_passes() -> None:
    _check(FORMER)


OTHERS_OF_FORMER = {
    "an import that needs a dependency": "from typing_extensions import deprecated as _deprecated",
    "that at run time": "if TYPE_CHECKING:\n    from typing import overload as _overload\nelse:\n"
    "    from typing_extensions import deprecated as _deprecated",
    "something else from there": "if TYPE_CHECKING:\n    from typing_extensions import overload as _overload",
    "another name for it": "if TYPE_CHECKING:\n    from typing_extensions import deprecated as name",
    "more from there": "if TYPE_CHECKING:\n    from typing_extensions import deprecated as _deprecated, name",
    "a message that is computed": "class Contact(Model):\n    @_deprecated(name)\n    def save(self): ...",
    "no message": "class Contact(Model):\n    @_deprecated()\n    def save(self): ...",
    "a message with options": 'class Contact(Model):\n    @_deprecated("name", category=None)\n    def save(self): ...',
    "a former name of something computed": "class Contact(Model):\n    @_former_parameters(name=save)\n    def save(self): ...",
    "former names from elsewhere": "class Contact(Model):\n    @_former_parameters(**name)\n    def save(self): ...",
    "two messages": 'class Contact(Model):\n    @_former_parameters("a", "b")\n    def save(self): ...',
    "a decorator that is called": "class Contact(Model):\n    @cached_property()\n    def save(self): ...",
    "an overload that is called": "class Contact(Model):\n    @_overload()\n    def save(self): ...",
    "a decorator of an object": "class Contact(Model):\n    @name.setter\n    def save(self): ...",
    "a call with other values": "class Contact(Model):\n    def save(self): self.name(contact=name, **call)",
    "a call with constants": 'class Contact(Model):\n    def save(self): self.name("contact", **call)',
    "a call without options": "class Contact(Model):\n    def save(self): self.name(contact)",
    "a call with other options": "class Contact(Model):\n    def save(self): self.name(contact, **name)",
    "a call with a value twice": "class Contact(Model):\n    def save(self): self.name(contact=contact, contact=contact, **call)",
    "a call of a protected method": "class Contact(Model):\n    def save(self): self._wire(contact, **call)",
    "a call of another object": "class Contact(Model):\n    def save(self): name.contact(contact, **call)",
    "a former name that nobody gave": 'class Contact(Model):\n    @_former_parameters(PWN="name")\n    def save(self): ...',
}


@pytest.mark.parametrize(
    "addition", OTHERS_OF_FORMER.values(), ids=OTHERS_OF_FORMER.keys()
)
def test_any_other_use_of_former_names_is_refused(addition: str) -> None:
    with pytest.raises(InternalError, match=r"module\.py"):
        _check(f"{FORMER}\n\n{addition}\n")


CUSTOM = replacements(
    {"agents.Contact": CustomName(CustomModule("_custom_x", "acme_custom.x"), "Mine")}
)
WITH_CUSTOM = '''"""A module."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import acme_custom.x as _custom_x
else:
    _custom_x = late_module("acme_custom.x")


class Agents(RestAgents):
    @cached_property
    def contact(self) -> _custom_x.Mine:
        return _custom_x.Mine(self)
'''


def _check_custom(source: str) -> None:
    check_shape("module.py", source, Allowed(("superoffice",), NAMES, CUSTOM))


def test_a_module_with_a_class_of_the_user_passes() -> None:
    _check_custom(WITH_CUSTOM)
    _check_custom(GOOD)


def test_a_class_of_the_user_that_was_not_found_is_refused() -> None:
    with pytest.raises(InternalError, match=r"module\.py"):
        _check(WITH_CUSTOM)


OTHERS_OF_CUSTOM = {
    "an import at the top level": "import acme_custom.x as _custom_x",
    "another module of the user": "if TYPE_CHECKING:\n    import acme_custom.y as _custom_x",
    "another alias": "if TYPE_CHECKING:\n    import acme_custom.x as name",
    "no alias": "if TYPE_CHECKING:\n    import acme_custom.x",
    "an import from the user": "from acme_custom.x import Mine",
    "two imports": "if TYPE_CHECKING:\n    import acme_custom.x as _custom_x, os as name",
    "a late import of another": "if TYPE_CHECKING:\n    pass\nelse:\n    name = late_module('acme_custom.y')",
    "a class that was not found": "class Contact(Model):\n    def save(self): return _custom_x.contact(self)",
    "a class with arguments": "class Contact(Model):\n    def save(self): return _custom_x.Mine(self, name)",
    "a class without arguments": "class Contact(Model):\n    def save(self): return _custom_x.Mine()",
    "a call of the module": "class Contact(Model):\n    def save(self): return _custom_x(self)",
    "a class of another object": "class Contact(Model):\n    def save(self): return name.Mine(self)",
    "a call at import": "name = _custom_x.Mine(self)",
}


@pytest.mark.parametrize(
    "addition", OTHERS_OF_CUSTOM.values(), ids=OTHERS_OF_CUSTOM.keys()
)
def test_any_other_use_of_the_users_modules_is_refused(addition: str) -> None:
    with pytest.raises(InternalError, match=r"module\.py"):
        _check_custom(f"{WITH_CUSTOM}\n\n{addition}\n")


def test_an_import_from_the_future_has_its_place_at_the_beginning() -> None:
    line = "from __future__ import annotations\n"
    _check(line)
    _check(f'"""A module."""\n{line}')
    for module in (f"{line}{line}", f"name = 1\n{line}", f'name = "a"\n\n\n{line}'):
        with pytest.raises(InternalError, match="an import from elsewhere"):
            _check(module)


def test_a_name_that_nobody_gave_is_refused_and_named() -> None:
    message = "the name 'PWN', which neither the model nor a template gave"
    with pytest.raises(InternalError, match=message):
        _check(GOOD.replace("name: str |", "PWN: str |"))


def test_the_names_of_a_module_are_those_that_templates_do_not_write() -> None:
    imports = Allowed(("superoffice",), ()).imports
    names = ("Contact", "ContactAgent", "save")
    assert used_names("module.py", GOOD, imports) == names


@settings(max_examples=10 * settings().max_examples)
@given(damaged(st.sampled_from([GOOD, REST, ARCHIVE, FORMER, WITH_CUSTOM])))
def test_what_is_allowed_compiles(module: str) -> None:
    try:
        used_names("module.py", module, Allowed(("superoffice",), (), CUSTOM).imports)
    except InternalError:
        return
    compile(module, "module.py", "exec", dont_inherit=True)

"""Former names of types, fields, members and modules have the forms that templates write; any other is refused."""

from __future__ import annotations

import pytest

from generator.emit.python.shape import Allowed, check_shape
from generator.model.errors import InternalError

NAMES = ("Contact", "Company", "Right", "READ", "SELECT", "name", "title", "old")

MODELS = '''"""Models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from superoffice._runtime.rest.model import Model

if TYPE_CHECKING:
    from typing_extensions import deprecated as _deprecated
else:
    from superoffice._runtime.values.former import FormerField


class Contact(Model, kw_only=True):
    """A company."""

    name: str | None = None

    if TYPE_CHECKING:

        class _title:
            @_deprecated("`title` is now `name`")
            def __get__(self, instance: object, owner: object) -> str | None: ...

            @_deprecated("`title` is now `name`")
            def __set__(self, instance: object, value: str | None) -> None: ...

        title = _title()
    else:
        title = FormerField("name")


if TYPE_CHECKING:
    Company = Contact
else:
    from superoffice._runtime.former import former_attribute

    _FORMER = {
        "Company": "Contact",
    }

    def __getattr__(name):
        return former_attribute(__name__, _FORMER, name)
'''
ENUMS = '''"""Enums."""

from __future__ import annotations

from typing import TYPE_CHECKING

from superoffice._runtime.values.enums import OpenEnum
from superoffice._runtime.values.former import FormerMember


class Right(OpenEnum):
    """A right."""

    SELECT = "Select", 1

    if TYPE_CHECKING:
        READ: FormerMember
        """Deprecated: `READ` is now `SELECT`."""
    else:
        READ = FormerMember("SELECT")
'''
MODULE = '''"""Deprecated."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from superoffice.archives.name import *
else:
    from superoffice._runtime.former import former_module

    former_module(__name__, "superoffice.archives.name")
'''
PACKAGE = MODULE.replace("former_module", "former_package")


def check(source: str) -> None:
    check_shape("module.py", source, Allowed(("superoffice",), NAMES))


@pytest.mark.parametrize("source", [MODELS, ENUMS, MODULE, PACKAGE])
def test_modules_with_former_names_pass(source: str) -> None:
    check(source)


CHANGES = {
    "a former name that nobody gave": (MODELS, "title", "pwn"),
    "a descriptor that nobody gave": (MODELS, "_title", "_pwn"),
    "a current name that nobody gave": (MODELS, 'Field("name")', 'Field("pwn")'),
    "a class that nobody gave": (MODELS, "Company = Contact", "Pwn = Contact"),
    "the name of a class that nobody gave": (MODELS, "Company = Contact", "Company = Pwn"),
    "a type that nobody gave": (MODELS, "-> str | None", "-> Pwn | None"),
    "a value of another type": (MODELS, "value: str | None", "value: Pwn"),
    "a descriptor with a body": (MODELS, "str | None: ...", "str | None: return old"),
    "a descriptor with a default": (MODELS, "owner: object)", "owner: object = None)"),
    "a descriptor with another method": (MODELS, "def __set__", "def __delete__"),
    "a descriptor with an attribute": (MODELS, "        title = _title()", "            old = 1\n        title = _title()"),
    "a descriptor with a base": (MODELS, "class _title:", "class _title(Model):"),
    "a descriptor with a decorator": (MODELS, "class _title:", "@_deprecated('x')\n        class _title:"),
    "a descriptor without a mark": (MODELS, '            @_deprecated("`title` is now `name`")\n', ""),
    "another mark": (MODELS, "@_deprecated(", "@old("),
    "a descriptor of another name": (MODELS, "title = _title()", "old = _title()"),
    "a descriptor with arguments": (MODELS, "title = _title()", "title = _title(1)"),
    "another call in a class": (MODELS, "title = FormerField(", "title = Contact("),
    "a field of something computed": (MODELS, 'FormerField("name")', "FormerField(name)"),
    "a field with options": (MODELS, 'FormerField("name")', 'FormerField("name", old=1)'),
    "a field at run time without a condition": (MODELS, '        title = FormerField("name")\n', '        title = FormerField("name")\n    old = FormerField("name")\n'),
    "an import in a class": (MODELS, '        title = FormerField("name")', "        import os"),
    "another condition in a class": (MODELS, "    if TYPE_CHECKING:\n\n        class", "    if old:\n\n        class"),
    "another name at run time": (MODELS, '    _FORMER = {\n        "Company": "Contact",\n    }\n', "    Company = Contact\n    _FORMER = {}\n"),
    "a name of an attribute": (MODELS, "Company = Contact", "Company = Contact.name"),
    "another function": (MODELS, "def __getattr__(name)", "def old(name)"),
    "another call": (MODELS, "return former_attribute(", "return getattr("),
    "a member with a value": (ENUMS, "READ: FormerMember", "READ: FormerMember = SELECT"),
    "a member of another type": (ENUMS, "READ: FormerMember", "READ: Right"),
    "a member that nobody gave": (ENUMS, "READ", "PWN"),
    "a member of something computed": (ENUMS, '("SELECT")', "(SELECT)"),
    "all of a module of others": (MODULE, "from superoffice.archives.name import", "from os import"),
    "all of a module at run time": (MODULE, "    former_module(", "    from superoffice.archives.name import *\n\n    former_module("),
    "a module of others": (MODULE, '"superoffice.archives.name")', '"os")'),
    "a module whose name begins alike": (MODULE, '"superoffice.archives.name")', '"superofficial.name")'),
    "a module that is computed": (MODULE, '"superoffice.archives.name")', "name)"),
    "for another module": (MODULE, "former_module(__name__", "former_module(name"),
    "a call for type checkers": (MODULE, "import *\n", 'import *\n    former_module(__name__, "superoffice.name")\n'),
    "a call elsewhere": (MODULE, "    former_module(__name__", "former_module(__name__"),
}  # fmt: skip


@pytest.mark.parametrize(("source", "old", "new"), CHANGES.values(), ids=CHANGES.keys())
def test_any_other_form_is_refused(source: str, old: str, new: str) -> None:
    assert old in source
    with pytest.raises(InternalError, match=r"module\.py"):
        check(source.replace(old, new))

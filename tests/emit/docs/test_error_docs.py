"""The page about errors says what the runtime's module says."""

from __future__ import annotations

from generator.emit.copied_files import runtime_files
from generator.emit.docs.errors import ErrorAttribute, error_module
from generator.emit.public_names import EXPORTS

SOURCE = '''"""What is raised.

Base
└── Other

All can be caught.
"""

class Base(Exception):
    """Base of all."""

class _Shared(Base):
    def __init__(self):
        self.path: str = ""
        """Where."""

class Other(_Shared, ValueError):
    """Another one,
    of two lines."""

    method: str | None = None
    limit: int = 5
    """How many."""
'''


def test_the_tree_and_the_remarks_are_those_of_the_module() -> None:
    module = error_module(SOURCE)
    assert (module.title, module.tree, module.remarks) == ("What is raised.", "Base\n└── Other", "All can be caught.")  # fmt: skip


def test_an_error_has_its_attributes_and_those_of_private_bases() -> None:
    base, other = error_module(SOURCE).errors
    assert (base.name, base.base, base.attributes) == ("Base", "Exception", ())
    assert (other.base, other.text) == ("ValueError", "Another one, of two lines.")
    assert other.attributes == (
        ErrorAttribute("path", "str", "Where."),
        ErrorAttribute("method", "str | None", ""),
        ErrorAttribute("limit", "int", "How many."),
    )


def test_the_page_has_every_error_that_the_sdk_offers() -> None:
    module = error_module(runtime_files()["errors.py"])
    offered = {name for name, place in EXPORTS if place == "_runtime.errors"}
    assert {error.name for error in module.errors} == offered
    assert all(error.text for error in module.errors)
    assert module.tree.startswith("SuperOfficeError\n├── ")
    assert module.remarks.startswith("All can be pickled.")

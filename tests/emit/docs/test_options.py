"""The tables of guides say what the runtime says."""

from __future__ import annotations

import inspect
import re

import pytest

from generator.emit.copied_files import runtime_files
from generator.emit.docs.guides.options import (
    VARIABLES,
    Option,
    constructor,
    docstring,
    methods,
    section,
)
from generator.emit.docs.guides.pages import CREDENTIALS
from generator.runtime.auth import environment
from generator.runtime.auth.api_key import ApiKeyAuth
from generator.runtime.auth.authorisation import Auth
from generator.runtime.auth.header_auth import (
    BasicAuth,
    BearerAuth,
    CookieAuth,
    TicketAuth,
)
from generator.runtime.auth.oauth import OAuthAuth
from generator.runtime.auth.system_user import SystemUserAuth
from generator.runtime.rest.construction import RestClientBase
from generator.runtime.rest.query.field import Field
from generator.runtime.soap.construction import SoapClientBase

SOURCE = '''
class Plug:
    """Fits a socket,
    of any kind.

    Args:
        pins: How many pins
            it has: two or three.
        name: Its name.
    """

    def __init__(self, pins: int, *, name: str | None = None, verify: httpx_rules.Verify = True) -> None:
        """Makes one.

        Args:
            verify: As CA_BUNDLE says.

        Raises:
            ValueError: there are no pins.
        """

    def turn(self, angle: float, *others: float) -> None:
        """Turns it. Then it stays."""

    def _hidden(self) -> None:
        """Is not shown."""
'''
RUNTIME = {
    "rest/construction.py": RestClientBase,
    "soap/construction.py": SoapClientBase,
    "auth/oauth.py": OAuthAuth,
    "auth/system_user.py": SystemUserAuth,
}


def test_a_constructor_has_its_parameters_with_types_defaults_and_words() -> None:
    plug = constructor(SOURCE, "Plug")
    assert (plug.name, plug.text) == ("Plug", "Fits a socket, of any kind.")
    assert plug.options == (
        Option("pins", "int", "", "How many pins it has: two or three.", ()),
        Option("name", "str | None", "None", "Its name.", ()),
        Option("verify", "bool | str | PathLike[str] | SSLContext", "True", "As CA_BUNDLE says.", ("CA_BUNDLE",)),
    )  # fmt: skip
    assert plug.example == "Plug(pins)"


def test_the_public_methods_of_a_class_have_their_first_sentences() -> None:
    assert methods(SOURCE, "Plug") == (("turn(angle, *others)", "Turns it. Then it stays."),)  # fmt: skip


def test_a_section_of_a_docstring_ends_where_the_next_begins() -> None:
    text = docstring(SOURCE, "Plug", "__init__")
    assert section(text, "Makes") == "Makes one."
    with pytest.raises(KeyError):
        section(text, "Sells")
    with pytest.raises(KeyError):
        docstring("x = 1")


@pytest.mark.parametrize("module", RUNTIME)
def test_the_options_of_the_runtime_are_those_of_its_signatures(module: str) -> None:
    class_ = RUNTIME[module]
    shown = constructor(runtime_files()[module], class_.__name__).options
    parameters = inspect.signature(class_).parameters.values()
    assert [option.name for option in shown] == [item.name for item in parameters]
    required = [item.name for item in parameters if item.default is item.empty]
    assert [option.name for option in shown if not option.default] == required
    assert [option.name for option in shown if not option.text] == []
    # no name that only the runtime's own modules have
    assert not re.search(r"Any[A-Z]|_rules", " ".join(option.type for option in shown))


def test_the_variables_of_options_are_those_that_are_read() -> None:
    read = {
        environment.URL_VARIABLE,
        environment.APP_TOKEN_VARIABLE,
        environment.LOG_BODIES_VARIABLE,
    }
    assert {name for names in VARIABLES.values() for name in names} == read


def test_all_classes_of_credentials_are_shown() -> None:
    classes = {
        ApiKeyAuth,
        BasicAuth,
        BearerAuth,
        CookieAuth,
        OAuthAuth,
        SystemUserAuth,
        TicketAuth,
    }
    assert {class_.__name__ for class_ in classes} == {name for name, _ in CREDENTIALS}
    assert all(issubclass(class_, Auth) for class_ in classes)


def test_the_operators_of_fields_are_all_shown() -> None:
    shown = {name.partition("(")[0] for name, _ in methods(runtime_files()["rest/query/field.py"], "Field")}  # fmt: skip
    public = {name for name in vars(Field) if not name.startswith("_")}
    assert shown == public

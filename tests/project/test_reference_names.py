"""No rule of the generator names an agent, resource, operation or type of the reference, and only one place knows the truth.

Names of fewer than four letters and words in sentences are left out: messages may say `Save` and docstrings give examples.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import msgspec
import pytest

_SPECIAL_NAMES: Final = "generator/passes/knowledge/special_names.py"
_SHORTEST: Final = 4

_WORDS_OF_FORMATS: Final[Mapping[str, str]] = {
    "Accept": "a header of HTTP",
    "Document": "a document of OpenAPI",
    "Documents": "the documents of OpenAPI",
    "User": "part of the HTTP header User-Agent",
    "String": "a word of type cells and of .NET",
    "List": "a class of .NET, and the end of many names",
    "Task": "a class of .NET",
    "StringDictionary": "a class of .NET",
    "char": "a scalar of WCF",
    "duration": "a scalar of XML Schema and JSON",
    "guid": "a scalar of WCF",
    "EMail": "a word that settings keep whole",
    "Resource": "the end of the names of the SDK's classes",
}
"""Names of the reference that mean something else in code, wherever they stand."""

_WORDS_OF_MODULES: Final[Mapping[str, tuple[str, ...]]] = {
    # the headers of the SOAP protocol and their types, which no operation page tells
    "generator/passes/soap/protocol.py": (
        "SoCredentials",
        "SoExceptionInfo",
        "SoExtraInfo",
        "SoTimeZone",
        "TimeZone",
    ),
    # `Project-URL` of the metadata of packages
    "generator/report/ci/own_pages.py": ("Project",),
    "generator/runtime/soap/envelope.py": ("Ticket", "TimeZone"),
    "generator/runtime/soap/failures.py": ("Source",),
    "generator/runtime/soap/raw.py": ("TimeZone",),
    # the call that exchanges user name and password for a ticket
    "generator/runtime/soap/password.py": (
        "AuthenticateUsernamePassword",
        "SoPrincipal",
        "Ticket",
    ),
    # the header SO-TimeZone
    "generator/runtime/rest/headers.py": ("TimeZone",),
    "generator/contract_checks/rest.py": ("TimeZone",),
    "generator/contract_checks/rest_requests.py": ("TimeZone",),
    "generator/contract_checks/soap.py": ("Ticket",),
    # the prefix that pages give to the groups of list resources
    "generator/emit/openapi/paths.py": ("List_",),
    "generator/model/names/rest.py": ("List_",),
    # a column of every OData row
    "generator/runtime/rest/lists/row.py": ("EntityName",),
    # the URL at which a system user logs in
    "generator/runtime/auth/system_user.py": ("Authenticate",),
}
"""Names that belong to how the APIs are called, each in its module only."""

_IDENTIFIERS: Final[Mapping[str, str]] = {
    "Archive": "the kind of page that lists the columns of a list's rows",
    "Carrier": "the field's word for what goes over the wire",
    "Delete": "a node of Python's syntax tree",
    "Import": "a node of Python's syntax tree",
    "Send": "what the core asks its drivers for",
}
"""Names that code itself may have, though a rule must not compare with them."""

_WORD: Final = re.compile(r"\w+")
_HUMPS: Final = re.compile(r"[A-Z][a-z0-9]+|[A-Z]+(?![a-z])")
_Documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def _names_in(tree: ast.Module, names: frozenset[str]) -> Iterator[tuple[str, str]]:
    """What is named where: the kind (`literal`, `identifier`) with line, and the name."""
    prose = {id(node) for node in _prose(tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant):
            if id(node) not in prose:
                for word in _words(node.value, names):
                    yield f"literal in line {node.lineno}", word
        else:
            for word in _identifiers(node):
                if word in names and word not in _IDENTIFIERS:
                    line = getattr(node, "lineno", 0)
                    yield f"identifier in line {line}", word


def _prose(tree: ast.Module) -> Iterator[ast.Constant]:
    """Docstrings, those of variables too."""
    for node in ast.walk(tree):
        if isinstance(node, _Documented):
            for statement in node.body:
                match statement:
                    case ast.Expr(value=ast.Constant() as constant):
                        yield constant
                    case _:
                        pass


def _words(value: object, names: frozenset[str]) -> Iterator[str]:
    """The names in a literal; in a sentence only those that are no plain words."""
    text = value.decode("latin-1") if isinstance(value, bytes) else value
    if not isinstance(text, str):
        return
    words = _WORD.findall(text)
    found = [word for word in words if word in names]
    is_sentence = " " in text.strip() and 2 * len(found) < len(words)
    for word in found:
        if not is_sentence or len(_HUMPS.findall(word)) > 1:
            yield word


def _identifiers(node: ast.AST) -> Iterable[str]:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name):
            return (name,)
        case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
            return (name,)
        case ast.AsyncFunctionDef(name=name):
            return (name,)
        case ast.alias(name=name, asname=other):
            return (*name.split("."), other or "")
        case ast.keyword(arg=name):
            return (name or "",)
        case _:
            return ()


@pytest.fixture(scope="session")
def reference_names(shared: Path) -> frozenset[str]:
    """The agents, resources, operations and types of the truth."""
    found: set[str] = set()
    oracle = shared / "oracle"
    for path in sorted([*oracle.glob("rest-*.json"), *oracle.glob("soap-*.json")]):
        found |= set(_of_oracle(msgspec.json.decode(path.read_bytes())))
    long_enough = {name for name in found if len(name.strip("_")) >= _SHORTEST}
    return frozenset(long_enough) - _WORDS_OF_FORMATS.keys()


def _of_oracle(truth: Any) -> Iterator[str]:
    for name, agent in truth.get("agents", {}).items():
        yield name
        yield from agent["operations"]
    for operation in truth.get("operations", {}).values():
        yield operation["operation_id"].partition("_")[2]
        yield from operation["tags"]
    for name in truth["types"]:
        yield re.split(r"[.:]", name)[-1]


@pytest.mark.corpus
def test_no_rule_names_a_part_of_the_reference(
    modules: dict[str, ast.Module], reference_names: frozenset[str]
) -> None:
    assert len(reference_names) > 3000
    found = [
        f"{path}: {place}: {name}"
        for path, tree in modules.items()
        if path != _SPECIAL_NAMES
        for place, name in _names_in(tree, reference_names)
        if name not in _WORDS_OF_MODULES.get(path, ())
    ]
    assert found == []


@pytest.mark.corpus
def test_no_template_names_a_part_of_the_reference(
    texts: dict[str, str], reference_names: frozenset[str]
) -> None:
    found = [
        f"{path}: {word}"
        for path, text in texts.items()
        if path.startswith("templates/")
        for word in _WORD.findall(text)
        if word in reference_names and len(_HUMPS.findall(word)) > 1
    ]
    assert found == []


@pytest.mark.corpus
def test_every_exception_is_needed(
    modules: dict[str, ast.Module], reference_names: frozenset[str]
) -> None:
    names = reference_names | _WORDS_OF_FORMATS.keys()
    used = {
        path: {name for _, name in _names_in(tree, names)}
        for path, tree in modules.items()
    }
    anywhere = set[str]().union(*used.values())
    assert _WORDS_OF_FORMATS.keys() - anywhere == set()
    unused = {path: set(some) - used[path] for path, some in _WORDS_OF_MODULES.items()}
    assert {path: some for path, some in unused.items() if some} == {}


_SOME: Final = frozenset({"Parcel", "Courier", "ParcelEntity", "GetParcels", "Send"})


@pytest.mark.parametrize(
    "code",
    [
        "if name == 'ParcelEntity': pass",
        "if name == b'ParcelEntity': pass",
        "found = re.compile(r'(Parcel|Van)Entity')",
        "path = f'{root}/Parcel/{id}'",
        "names = 'Parcel Courier Van'.split()",
        "names = {'Send': 1}",
        "raise ValueError('there is no GetParcels on this page')",
        "class ParcelEntity: pass",
        "from api import Parcel",
        "call(Parcel=1)",
        "api.Parcel.find()",
        "def Parcel(): pass",
        "async def GetParcels(): pass",
        "lambda Courier: 1",
    ],
)
def test_a_name_of_the_reference_is_seen(code: str) -> None:
    assert list(_names_in(ast.parse(code), _SOME))


@pytest.mark.parametrize(
    "code",
    [
        "'''A rule such as that of ParcelEntity.'''",
        "X = 1\n'''As in GetParcels.'''",
        "def f():\n    '''`Parcel` is an example.'''",
        "x = 1  # ParcelEntity",
        "raise ValueError('Send the page that you have')",
        "parcel = 'parcel'",
        "x = 'Parcels'",
        "Send(request)",
    ],
)
def test_examples_and_plain_words_are_no_rules(code: str) -> None:
    assert list(_names_in(ast.parse(code), _SOME)) == []


_KNOWS_THE_TRUTH: Final = (
    "benchmarks/accuracy",
    "benchmarks/changes.py",
    "tests/accuracy/",
    "tests/project/test_reference_names.py",
)
_ORACLE: Final = re.compile(r"""(?<![\w`])oracle/|["']oracle["']""")


def test_only_the_measuring_of_accuracy_reads_the_oracle(texts: dict[str, str]) -> None:
    found = [
        path
        for path, text in texts.items()
        if path.endswith((".py", ".toml", ".jinja", ".yml")) or path == ".ci/run"
        if not path.startswith(_KNOWS_THE_TRUTH) and _ORACLE.search(text)
    ]
    assert found == []


@pytest.mark.parametrize("text", ['shared / "oracle"', '"../shared/oracle/a.json"'])
def test_a_reader_of_the_oracle_is_seen(text: str) -> None:
    assert _ORACLE.search(text)

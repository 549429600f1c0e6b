"""Constructors and functions of the runtime as tables: parameters with types, defaults and words, from its own sources."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

_TYPES: Final = (
    (r"\bAnyTransport\b", "Transport"),
    (r"\bhttpx_rules\.Verify\b", "bool | str | PathLike[str] | SSLContext"),
    (r"\bhttpx_rules\.Cert\b", "str | PathLike[str] | tuple[str, str]"),
    (r"\bRefresh\b", "Callable[[], str | Awaitable[str]]"),
)
"""What annotations of the runtime mean where the name is one of its modules only."""
_DEFAULTS: Final = {"MAX_RESPONSE_BYTES": "64 MiB"}
"""Defaults that are constants of the runtime."""
VARIABLES: Final = {
    "base_url": ("SUPEROFFICE_URL",),
    "app_token": ("SUPEROFFICE_APP_TOKEN",),
    "log_bodies": ("SUPEROFFICE_LOG_BODIES",),
}
"""The variables from which `from_env` takes an option."""
# the names of environment variables in a sentence, such as HTTPS_PROXY
_VARIABLE: Final = re.compile(r"\b[A-Z]+(?:_[A-Z]+)+\b")
_ARGUMENT: Final = re.compile(r"(\w+): (.*)")


class Option(msgspec.Struct, frozen=True):
    """A parameter: `default` is empty where it must be given; `variables` are environment variables that give it."""

    name: str
    type: str
    default: str
    text: str
    variables: tuple[str, ...]


class Signature(msgspec.Struct, frozen=True):
    """A class or function: its first paragraph, and the parameters with which it is called."""

    name: str
    text: str
    options: tuple[Option, ...]

    @property
    def example(self) -> str:
        """The call with the names of what must be given: `TicketAuth(ticket)`."""
        needed = (option.name for option in self.options if not option.default)
        return f"{self.name}({', '.join(needed)})"


def constructor(source: str, class_name: str) -> Signature:
    """A class by the signature of its constructor. The words may be in the docstring of the constructor or of the class."""
    class_ = _definition(ast.parse(source), class_name)
    made = next(
        node
        for node in class_.body
        if isinstance(node, ast.FunctionDef) and node.name == "__init__"
    )
    words = {**_arguments(class_), **_arguments(made)}
    return Signature(class_name, _first_paragraph(class_), tuple(_options(made, words)))


def methods(source: str, class_name: str) -> tuple[tuple[str, str], ...]:
    """The public methods of a class: each with the names of its parameters, `one_of(*ids)`, and its first sentence."""
    return tuple(
        (f"{node.name}({_names(node)})", _first_paragraph(node))
        for node in _definition(ast.parse(source), class_name).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    )


def _names(node: ast.FunctionDef) -> str:
    names = [argument.arg for argument in node.args.args[1:]]
    return ", ".join(
        [*names, *([f"*{node.args.vararg.arg}"] if node.args.vararg else [])]
    )


def docstring(source: str, *path: str) -> str:
    """The docstring of a class, function or method, by its name and those of what it is in.

    Raises:
        KeyError: there is none.
    """
    node: ast.Module | ast.ClassDef | ast.FunctionDef = ast.parse(source)
    for name in path:
        node = next(
            child
            for child in node.body
            if isinstance(child, ast.ClassDef | ast.FunctionDef) and child.name == name
        )
    text = ast.get_docstring(node)
    if text is None:
        raise KeyError(path)
    return text


def section(text: str, start: str) -> str:
    """The paragraphs of a docstring from the one that begins so to the next section."""
    _, begin, rest = text.partition(start)
    if not begin:
        raise KeyError(start)
    return re.split(r"\n\n(?:Args|Raises|Returns):\n", start + rest)[0]


def in_table(text: str) -> str:
    """Words of the runtime in the cell of a table. They have code in them, but no other markup."""
    return " ".join(text.split()).replace("|", r"\|")


def _definition(tree: ast.Module, name: str) -> ast.ClassDef:
    return next(
        node
        for node in tree.body
        if isinstance(node, ast.ClassDef) and node.name == name
    )


def _first_paragraph(node: ast.ClassDef | ast.FunctionDef) -> str:
    text = ast.get_docstring(node) or ""
    return " ".join(text.partition("\n\n")[0].split())


def _options(made: ast.FunctionDef, words: Mapping[str, str]) -> Iterator[Option]:
    arguments = made.args
    by_position = [*arguments.posonlyargs, *arguments.args][1:]
    missing = len(by_position) - len(arguments.defaults)
    defaults: list[ast.expr | None] = [*([None] * missing), *arguments.defaults]
    named = zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
    for argument, default in (*zip(by_position, defaults, strict=True), *named):
        text = words.get(argument.arg, "")
        yield Option(
            name=argument.arg,
            type=_type(argument.annotation),
            default="" if default is None else _default(default),
            text=text,
            variables=(
                *VARIABLES.get(argument.arg, ()),
                *dict.fromkeys(_VARIABLE.findall(text)),
            ),
        )


def _type(annotation: ast.expr | None) -> str:
    text = "" if annotation is None else ast.unparse(annotation)
    for pattern, meaning in _TYPES:
        text = re.sub(pattern, meaning, text)
    return text


def _default(node: ast.expr) -> str:
    text = ast.unparse(node)
    return _DEFAULTS.get(text, text)


def _arguments(node: ast.ClassDef | ast.FunctionDef) -> dict[str, str]:
    """The words of each argument in the section `Args` of a docstring (Google's style)."""
    text = ast.get_docstring(node) or ""
    listed = text.partition("Args:\n")[2].partition("\n\n")[0]
    words: dict[str, str] = {}
    name = ""
    for line in listed.splitlines():
        if not line.startswith("     ") and (match := _ARGUMENT.match(line.strip())):
            name = match[1]
            words[name] = match[2]
        elif name:
            words[name] += f" {line.strip()}"
    return words

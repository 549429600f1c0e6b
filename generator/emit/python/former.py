"""Methods and groups under former names: what stands in a class beside those that have the current names.

A method whose parameters had other names has an overload for each release that gave them new ones: as callers wrote it
before. What was never one signature, such as a parameter by its first name beside another one by its last, is an error for
type checkers, and works at run time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Protocol

import msgspec

from generator.emit.names.former_names import FormerNames, release
from generator.emit.python.escape import Doc, as_literal
from generator.emit.python.views import ParameterView
from generator.model.comparison.snapshot import Alias
from generator.model.text import Text

_MOST_RELEASES: Final = 8
"""Type checkers know the names of so many releases; at run time all former names work."""


class CodeView(msgspec.Struct, frozen=True):
    """An overload, or else a method with a docstring that passes on all that it takes to the `target`."""

    decorators: tuple[str, ...]
    name: str
    positional: tuple[ParameterView, ...]
    named: tuple[ParameterView, ...]
    doc: Doc | None = None
    target: str = ""

    @property
    def passed(self) -> str:
        """The arguments that are passed on."""
        positional = [view.name for view in self.positional]
        named = [f"{view.name}={view.name}" for view in self.named]
        return ", ".join([*positional, *named, "**call"])


class FormerViews(msgspec.Struct, frozen=True):
    """What a method has for callers of former releases.

    `overloads` stand before it, the current signature first; `renamed` are its parameters by former and current name. The
    code of its own former `names` follows it.
    """

    overloads: tuple[CodeView, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    names: tuple[str, ...] = ()
    code: tuple[CodeView, ...] = ()

    @property
    def decorator(self) -> str:
        """The decorator of a method whose parameters had other names; empty for another one."""
        return _former_parameters(self.renamed) if self.renamed else ""

    @property
    def summary(self) -> str:
        """All former names for people, in Markdown."""
        calls = (f"`{name}`" for name in self.names)
        parameters = (f"`{old}` for `{new}`" for old, new in self.renamed)
        return ", ".join([*calls, *parameters])


class FormerGroupView(msgspec.Struct, frozen=True):
    """A former name of an agent or a resource of a client."""

    name: str
    message: str

    @property
    def doc(self) -> Doc:
        """What editors show."""
        return _deprecated_doc(self.message)


class _Signature(msgspec.Struct, frozen=True):
    """The parameters of a method under former names, and what type checkers say of them."""

    positional: tuple[ParameterView, ...]
    named: tuple[ParameterView, ...]
    message: str = ""

    def overload(self, name: str, message: str) -> CodeView:
        """It as an overload of a method, deprecated where there is a message."""
        mark = (_deprecated(message),) if message else ()
        return CodeView(("_overload", *mark), name, self.positional, self.named)


def former_views(
    name: str,
    positional: tuple[ParameterView, ...],
    named: tuple[ParameterView, ...],
    methods: Sequence[Alias],
    parameters: FormerNames,
) -> FormerViews | None:
    """The former names of a method and of its parameters, by their current names; None without any."""
    if not methods and not parameters:
        return None
    current = _Signature(positional, named)
    former = tuple(_former_signatures(current, parameters))
    signatures = (current, *former) if former else ()
    renamed = tuple(
        (alias.name, new) for new, aliases in parameters.items() for alias in aliases
    )
    return FormerViews(
        tuple(signature.overload(name, signature.message) for signature in signatures),
        renamed,
        tuple(alias.name for alias in methods),
        tuple(
            code
            for alias in methods
            for code in _former_method(alias.name, name, current, signatures, renamed)
        ),
    )


class HasFormer(Protocol):
    """A method of either protocol."""

    @property
    def former(self) -> FormerViews | None:
        """What it has for callers of former releases."""
        ...


def has_former_methods(methods: Iterable[HasFormer]) -> bool:
    """Whether anything in a class of these methods has a former name."""
    return any(method.former for method in methods)


def has_former_parameters(methods: Iterable[HasFormer]) -> bool:
    """Whether a parameter of these methods has a former name."""
    return any(method.former and method.former.renamed for method in methods)


def former_groups(name: str, aliases: Iterable[Alias]) -> tuple[FormerGroupView, ...]:
    """The former names of an agent or a resource."""
    return tuple(
        FormerGroupView(alias.name, _message({alias.name: name})) for alias in aliases
    )


def _former_signatures(
    current: _Signature, parameters: FormerNames
) -> Iterator[_Signature]:
    """The signature before each release that gave a parameter another name, the newest first."""
    releases = {release(alias) for aliases in parameters.values() for alias in aliases}
    for changed in sorted(releases, reverse=True)[:_MOST_RELEASES]:
        names = {
            new: next(alias.name for alias in aliases if release(alias) >= changed)
            for new, aliases in parameters.items()
            if release(aliases[-1]) >= changed
        }
        yield _Signature(
            _with_names(current.positional, names),
            _with_names(current.named, names),
            _message({old: new for new, old in names.items()}),
        )


def _with_names(
    parameters: tuple[ParameterView, ...], names: Mapping[str, str]
) -> tuple[ParameterView, ...]:
    return tuple(
        msgspec.structs.replace(view, name=names.get(view.name, view.name))
        for view in parameters
    )


def _former_method(
    former: str,
    name: str,
    current: _Signature,
    signatures: Iterable[_Signature],
    renamed: Sequence[tuple[str, str]],
) -> Iterator[CodeView]:
    """The overloads of a method under a former name, and the method."""
    message = _message({former: name})
    for signature in signatures:
        shown = filter(None, (message, signature.message))
        yield signature.overload(former, ", ".join(shown))
    yield CodeView(
        (_former_parameters(renamed, message) if renamed else _deprecated(message),),
        former,
        current.positional,
        current.named,
        _deprecated_doc(message),
        name,
    )


def _deprecated(message: str) -> str:
    return f"_deprecated({as_literal(message)})"


def _former_parameters(
    renamed: Iterable[tuple[str, str]], message: str | None = None
) -> str:
    arguments = [] if message is None else [as_literal(message)]
    arguments += (f"{old}={as_literal(new)}" for old, new in renamed)
    return f"_former_parameters({', '.join(arguments)})"


def _deprecated_doc(message: str) -> Doc:
    return Doc(Text(f"Deprecated: {message}."))


def _message(names: Mapping[str, str]) -> str:
    """What type checkers and warnings say; `names` are current names by former ones."""
    return ", ".join(f"`{old}` is now `{new}`" for old, new in names.items())

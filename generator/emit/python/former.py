"""Methods and groups under former names: what the templates write beside those that have the current names.

A method whose parameters had other names has an overload for each release that gave them new ones: as callers wrote it
before. So there are at most as many as releases, and what was never one signature, such as a parameter by its first name
beside another one by its last, is an error for type checkers only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

import msgspec

from generator.emit.names.former_names import FormerNames, release
from generator.emit.python.escape import Doc, as_literal
from generator.emit.python.views import ParameterView
from generator.model.comparison.snapshot import Alias
from generator.model.text import Text


class SignatureView(msgspec.Struct, frozen=True):
    """A method as type checkers see it; they show the `message` to callers, if there is one."""

    name: str
    positional: tuple[ParameterView, ...]
    named: tuple[ParameterView, ...]
    message: str = ""


class FormerMethodView(msgspec.Struct, frozen=True):
    """A method under a former name, which passes on its `arguments`.

    It has overloads if its parameters had other names too; `parameters` are then the arguments of its decorator.
    """

    signature: SignatureView
    overloads: tuple[SignatureView, ...]
    parameters: str
    arguments: str
    doc: Doc


class FormerViews(msgspec.Struct, frozen=True):
    """What a method has for callers of former releases.

    The overloads are the current signature and the former ones. `renamed` are parameters by former and current name, and
    `methods` the former names of the method itself.
    """

    overloads: tuple[SignatureView, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    methods: tuple[FormerMethodView, ...] = ()

    @property
    def parameters(self) -> str:
        """The arguments of the decorator of a method whose parameters had other names; empty for another one."""
        return _keywords(self.renamed)

    @property
    def names(self) -> str:
        """The former names for people, in Markdown."""
        calls = (f"`{method.signature.name}`" for method in self.methods)
        parameters = (f"`{old}` for `{new}`" for old, new in self.renamed)
        return ", ".join([*calls, *parameters])


class FormerGroupView(msgspec.Struct, frozen=True):
    """A former name of an agent or a resource of a client."""

    name: str
    message: str


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
    signature = SignatureView(name, positional, named)
    signatures = tuple(_former_signatures(signature, parameters))
    renamed = tuple(
        (alias.name, current) for current, row in parameters.items() for alias in row
    )
    return FormerViews(
        overloads=(signature, *signatures) if signatures else (),
        renamed=renamed,
        methods=tuple(
            _former_method(alias.name, signature, signatures, renamed)
            for alias in methods
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
    signature: SignatureView, parameters: FormerNames
) -> Iterable[SignatureView]:
    """The signature before each release that gave a parameter another name, the newest first."""
    releases = {release(alias): alias for row in parameters.values() for alias in row}
    for changed in sorted(releases, reverse=True):
        former = {
            name: next(alias.name for alias in row if release(alias) >= changed)
            for name, row in parameters.items()
            if release(row[-1]) >= changed
        }
        yield msgspec.structs.replace(
            signature,
            positional=_with_names(signature.positional, former),
            named=_with_names(signature.named, former),
            message=_message({old: new for new, old in former.items()}),
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
    signature: SignatureView,
    signatures: tuple[SignatureView, ...],
    renamed: tuple[tuple[str, str], ...],
) -> FormerMethodView:
    message = _message({former: signature.name})
    named = [f"{view.name}={view.name}" for view in signature.named]
    passed = [*(view.name for view in signature.positional), *named, "**call"]
    current = msgspec.structs.replace(signature, name=former, message=message)
    others = (
        msgspec.structs.replace(
            other, name=former, message=f"{message}, {other.message}"
        )
        for other in signatures
    )
    return FormerMethodView(
        signature=current,
        overloads=(current, *others) if signatures else (),
        parameters=f"{as_literal(message)}, {_keywords(renamed)}",
        arguments=", ".join(passed),
        doc=Doc(Text(f"Deprecated: {message}.")),
    )


def _keywords(renamed: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"{old}={as_literal(new)}" for old, new in renamed)


def _message(names: Mapping[str, str]) -> str:
    """What type checkers and warnings say; `names` are current names by former ones."""
    return ", ".join(f"`{old}` is now `{new}`" for old, new in names.items())

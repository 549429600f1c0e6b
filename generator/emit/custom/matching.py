"""The user's classes matched with the generated ones that they extend.

A class stands for the generated class that it extends, directly or through other classes of the user. Of several in one
line of inheritance, the last one does. A class whose name begins with `_` stands for nothing: it is there for others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Final

import msgspec

from generator.emit.custom.generated import GeneratedClasses, is_of_the_runtime
from generator.emit.custom.replacements import (
    CustomModule,
    CustomName,
    Replacements,
    replacements,
)
from generator.emit.names.namer import unique
from generator.emit.names.rules import identifier
from generator.model.custom import CustomClass
from generator.model.errors import UsageError

_MOST_SEARCHES: Final = 10
"""For so many bases that the SDK does not have, the nearest name is searched."""


class _Fault(msgspec.Struct, frozen=True, order=True):
    path: str
    line: int
    message: str
    hint: str


def matched(
    classes: Iterable[CustomClass], generated: GeneratedClasses, package: str
) -> Replacements:
    """The classes that stand for generated ones.

    Raises:
        UsageError: a class extends what the SDK does not have, or two classes that are no line, or cannot be named in
            generated code; or two classes extend one. Names file and line of each fault.
    """
    listed = tuple(classes)
    matcher = _Matcher(listed, generated, package)
    groups: dict[str, list[CustomClass]] = {}
    for custom in listed:
        if target := matcher.target(custom):
            groups.setdefault(target, []).append(custom)
    chosen = dict(matcher.chosen(groups))
    if matcher.faults:
        raise _refusal(matcher.faults)
    modules = _modules({custom.module for custom in chosen.values()}, package)
    return replacements(
        {
            path: CustomName(modules[custom.module], custom.name)
            for path, custom in sorted(chosen.items())
        }
    )


class _Matcher:
    """Finds what classes stand for, and collects in `faults` those that cannot."""

    def __init__(
        self,
        classes: tuple[CustomClass, ...],
        generated: GeneratedClasses,
        package: str,
    ) -> None:
        self._by_name = {custom.dotted: custom for custom in classes}
        self._generated = generated
        self._start = f"{package}."
        self.faults: set[_Fault] = set()

    def target(self, custom: CustomClass) -> str | None:
        """The generated class that a class extends, None where there is none."""
        reached = {
            path
            for ancestor in (custom, *self._ancestors(custom))
            for path in self._generated_bases(ancestor)
        }
        covered = {base for path in reached for base in self._generated.ancestors(path)}
        nearest = sorted(reached - covered)
        if len(nearest) > 1:
            names = " and ".join(f"{self._start}{path}" for path in nearest)
            message = f"{custom.name} extends both {names}"
            self._fault(custom, message, "Extend one of them.")
        return nearest[0] if len(nearest) == 1 else None

    def chosen(
        self, groups: Mapping[str, list[CustomClass]]
    ) -> Iterator[tuple[str, CustomClass]]:
        """The class of each group that is the last of its line, by the generated class."""
        for target, classes in sorted(groups.items()):
            public = [custom for custom in classes if not custom.name.startswith("_")]
            extended = {
                ancestor.dotted
                for custom in public
                for ancestor in self._ancestors(custom)
            }
            last = [custom for custom in public if custom.dotted not in extended]
            for second in last[1:]:
                message = f"{second.name} is a second class for {self._start}{target}, besides that of {last[0].place}"
                hint = "Keep one of them, let one extend the other, or begin the name of one with '_'."
                self._fault(second, message, hint)
            if last and self._can_be_named(last[0]):
                yield target, last[0]

    def _ancestors(self, custom: CustomClass) -> Iterator[CustomClass]:
        """The user's classes that a class extends."""
        waiting = list(custom.bases)
        # a circle cannot be run, but can be written
        seen = {custom.dotted}
        while waiting:
            base = self._by_name.get(waiting.pop())
            if base is not None and base.dotted not in seen:
                seen.add(base.dotted)
                waiting += base.bases
                yield base

    def _generated_bases(self, custom: CustomClass) -> Iterator[str]:
        for base in custom.bases:
            path = base.removeprefix(self._start)
            if path == base or is_of_the_runtime(path):
                continue
            target = self._generated.by_path.get(path)
            if target is not None:
                yield target
            else:
                message = f"{custom.name} extends {base}, which is no agent, resource, client or model of this SDK"
                self._fault(custom, message, self._hint(path))

    def _hint(self, path: str) -> str:
        # each search compares thousands of names
        paths = self._generated.by_path if len(self.faults) < _MOST_SEARCHES else ()
        close = get_close_matches(path, paths, n=1)
        did_you_mean = f"Did you mean {self._start}{close[0]}? " if close else ""
        return f"{did_you_mean}Extend a class that the SDK has, or remove this one."

    def _can_be_named(self, custom: CustomClass) -> bool:
        for name in (*custom.module.split("."), custom.name):
            try:
                identifier(name)
            except ValueError:
                message = f"generated code cannot name {custom.name} of {custom.module}"
                hint = f"{name!a} must consist of ASCII letters, digits and '_', and be no keyword."
                self._fault(custom, message, hint)
                return False
        return True

    def _fault(self, custom: CustomClass, message: str, hint: str) -> None:
        self.faults.add(_Fault(custom.path, custom.line, message, hint))


def _modules(paths: set[str], package: str) -> dict[str, CustomModule]:
    """The modules by path; each has an alias of its own."""
    users = f"{package}_custom"
    aliases = unique(
        sorted(paths),
        lambda path: f"_custom{path.removeprefix(users)}".replace(".", "_"),
    )
    return {path: CustomModule(alias, path) for path, alias in aliases.items()}


def _refusal(faults: set[_Fault]) -> UsageError:
    ordered = sorted(faults)
    messages = [f"{fault.path}:{fault.line}: {fault.message}" for fault in ordered]
    if len(ordered) == 1:
        return UsageError(messages[0], ordered[0].hint)
    return UsageError(
        f"{len(ordered)} custom classes cannot be used",
        "Correct each of them.",
        tuple(
            f"{message}. {fault.hint}"
            for message, fault in zip(messages, ordered, strict=True)
        ),
    )

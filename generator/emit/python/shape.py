"""The last gate before a generated module is written: it parses, and has only the shapes that templates write.

Whatever an escape or a template gets wrong: a module that calls something at import, imports from elsewhere, has an
unknown decorator, or uses a name that neither the model nor a template gave, is refused (security ids S01 to S33).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterable
from typing import Final

from generator.emit.custom.replacements import NO_REPLACEMENTS, Replacements
from generator.emit.python.shape_calls import Imports, RefusedError
from generator.emit.python.shape_forms import Forms
from generator.model.errors import InternalError

# Only ASCII: Python folds other letters, so that two names that look different could be the same. Nothing may be called
# `__debug__`, which Python notices when it compiles a module.
_IDENTIFIER = re.compile(r"\A(?!__debug__\Z)[A-Za-z_][A-Za-z0-9_]*\Z")
_VOCABULARY: Final = frozenset(
    """TYPE_CHECKING annotations Iterable datetime timedelta Unpack cached_property lazy_attribute lazy_names late_module _LAZY __getattr__ __dir__ name
    async_agents resources _agents _resources
    __name__ __all__ __version__ __module__ _package _version _user_agent _wire self call _call _send CallOptions Flags OpenEnum
    Model Result models enums kw_only frozen bool bytes dict float int list object str Client AsyncClient SoapClient
    AsyncSoapClient SoapAgent AsyncSoapAgent RestClient AsyncRestClient RestAgents AsyncRestAgents RestGroup AsyncRestGroup
    former_attribute former_module former_package FormerField FormerMember _FORMER
    Final archives AnyColumn BoolColumn DateTimeColumn DecimalColumn IntColumn TextColumn
    Agents AsyncAgents SuperOffice AsyncSuperOffice agents Rows AsyncRows Row Changes Columns Content Filter Ordering
    SampleTransport AsyncSampleTransport documented_samples function _rows rename default field _field contract GROUP SAMPLES pytest_generate_tests
    overload _overload deprecated _deprecated former_parameters _former_parameters property
    pytest_terminal_summary test_every_sample_is_tested test_example test_request test_response""".split()
)
"""The names that the templates themselves write."""


class Allowed:
    """What the modules of an SDK may use besides what the templates write.

    `packages` are those that they may import from, besides a closed list of modules; `names` the Python names that the
    model gave, a set, as each name is looked up; `custom` the classes of the user, and so their modules.
    """

    def __init__(
        self,
        packages: tuple[str, ...],
        names: Collection[str],
        custom: Replacements = NO_REPLACEMENTS,
    ) -> None:
        users = custom.by_class.values()
        self.names = names
        modules = {user.module.alias: user.module.path for user in users}
        self.imports = Imports(
            packages,
            modules,
            frozenset(modules.values()),
            frozenset((user.module.alias, user.name) for user in users),
        )
        self.parts = {
            part
            for user in users
            for part in (user.module.alias, *user.path.split("."))
        }

    def has_name(self, name: str) -> bool:
        """Whether the templates, the model or a class of the user gave a name."""
        is_given = name in _VOCABULARY or name in self.names or name in self.parts
        return is_given and _IDENTIFIER.match(name) is not None


def check_shape(path: str, source: str, allowed: Allowed) -> None:
    """Refuses a module that is not what the templates write.

    Args:
        path: the module, for the message.
        source: its code.
        allowed: what it may use.

    Raises:
        InternalError: it does not parse, has another shape, or uses an unknown name; names the line of the first two.
    """
    check_names(path, used_names(path, source, allowed.imports), allowed)


def used_names(path: str, source: str, imports: Imports) -> tuple[str, ...]:
    """The names that a module uses besides those of the templates, sorted; nothing else than the arguments decides them.

    Raises:
        InternalError: it does not parse or has another shape; names the line.
    """
    forms = Forms(imports)
    try:
        forms.module(ast.parse(source))
    except RefusedError as error:
        raise InternalError(f"{path}:{error.line} would hold {error}") from error
    except (SyntaxError, ValueError, RecursionError) as error:
        raise InternalError(f"{path} would be no valid Python: {error}") from error
    return tuple(sorted(forms.names - _VOCABULARY))


def check_names(path: str, names: Iterable[str], allowed: Allowed) -> None:
    """Refuses names that neither the model nor a template gave.

    Raises:
        InternalError: one was not given.
    """
    for name in names:
        if not allowed.has_name(name):
            raise InternalError(
                f"{path} would hold the name {name[:60]!r}, which neither the model nor a template gave"
            )

"""The last gate before a generated module is written: it parses, and has only the shapes that templates write.

Whatever an escape or a template gets wrong: a module that calls something at import, imports from elsewhere, has an
unknown decorator, or uses a name that neither the model nor a template gave, is refused (security ids S01 to S33).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator
from typing import Final

from generator.emit.custom.replacements import NO_REPLACEMENTS, Replacements
from generator.model.errors import InternalError

# Only ASCII: Python folds other letters, so that two names that look different could be the same.
_IDENTIFIER = re.compile(r"\A[A-Za-z_][A-Za-z0-9_]*\Z")
_MODULES: Final = frozenset(
    ("__future__", "collections.abc", "datetime", "functools", "msgspec", "typing")
)
_VOCABULARY: Final = frozenset(
    """TYPE_CHECKING annotations Iterable datetime timedelta Unpack cached_property lazy_attribute lazy_names late_module _LAZY __getattr__ __dir__ name
    async_agents resources _agents _resources
    __name__ __all__ __version__ __module__ _package _version _user_agent _wire self call _call _send CallOptions Flags OpenEnum
    Model Result models enums kw_only frozen bool bytes dict float int list object str Client AsyncClient SoapClient
    AsyncSoapClient SoapAgent AsyncSoapAgent RestClient AsyncRestClient RestAgents AsyncRestAgents RestGroup AsyncRestGroup
    Final archives AnyColumn BoolColumn DateTimeColumn DecimalColumn IntColumn TextColumn
    Agents AsyncAgents SuperOffice AsyncSuperOffice agents Rows AsyncRows Row Changes Columns Content Filter Ordering
    SampleTransport AsyncSampleTransport documented_samples function _rows rename default field _field contract GROUP SAMPLES pytest_generate_tests
    pytest_terminal_summary test_every_sample_is_tested test_example test_request test_response""".split()
)
"""The names that the templates themselves write."""

_IS_GROUP: Final = re.compile(r"(Agent|Agents|Resource)(_|_[0-9]+)?\Z")
"""Classes that clients construct; a name that was taken or reserved has a suffix."""

_COLUMNS: Final = frozenset(
    """AnyColumn BoolColumn DateTimeColumn DecimalColumn IntColumn TextColumn""".split()
)
"""Classes of columns, of which modules of archives make constants."""

_LITERALS = (ast.Constant, ast.Tuple, ast.List, ast.Dict, ast.UnaryOp, ast.USub)


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
        self.packages = packages
        self.names = names
        self.modules = {user.module.alias: user.module.path for user in users}
        self.paths = frozenset(self.modules.values())
        self.classes = {(user.module.alias, user.name) for user in users}
        self.parts = {
            part
            for user in users
            for part in (user.module.alias, *user.path.split("."))
        }

    def has_name(self, name: str) -> bool:
        """Whether the templates, the model or a class of the user gave a name."""
        return name in _VOCABULARY or name in self.names or name in self.parts


def check_shape(path: str, source: str, allowed: Allowed) -> None:
    """Refuses a module that is not what the templates write.

    Args:
        path: the module, for the message.
        source: its code.
        allowed: what it may use.

    Raises:
        InternalError: it does not parse or has another shape; names the line.
    """
    try:
        tree = ast.parse(source)
        # a duplicate argument, for example, parses but does not compile; compiling runs nothing
        compile(tree, path, "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError) as error:
        raise InternalError(f"{path} would be no valid Python: {error}") from error
    for node, problem in _problems(tree, allowed):
        line = getattr(node, "lineno", 0)
        raise InternalError(f"{path}:{line} would hold {problem}")


def _problems(tree: ast.Module, allowed: Allowed) -> Iterator[tuple[ast.AST, str]]:
    for statement in tree.body:
        if not _is_module_statement(statement):
            yield statement, "a statement that no template writes"
    for node in ast.walk(tree):
        yield from ((node, problem) for problem in _node(node, allowed))


def _node(node: ast.AST, allowed: Allowed) -> Iterator[str]:
    for name in _names(node):
        if not allowed.has_name(name) or not _IDENTIFIER.match(name):
            yield f"the name {name[:60]!r}, which neither the model nor a template gave"
    if isinstance(node, ast.ImportFrom) and not _is_import(node, allowed.packages):
        yield "an import from elsewhere"
    if isinstance(node, ast.Call):
        if not _is_call(node) and not _makes_custom(node, allowed):
            yield "a call that no template writes"
        if not _is_late_import(node, allowed.packages) and not _is_custom_import(
            node, allowed
        ):
            yield "an import from elsewhere"
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        yield from _function(node)
    if isinstance(node, ast.ClassDef) and not _is_class(node):
        yield "a class that no template writes"
    if isinstance(node, ast.Import) and not _is_custom_import(node, allowed):
        yield "an import from elsewhere"
    if isinstance(node, _NEVER):
        yield f"a {type(node).__name__}"


_NEVER = (
    ast.Lambda,
    ast.Global,
    ast.Nonlocal,
    ast.For,
    ast.While,
    ast.With,
    ast.Try,
    ast.Raise,
    ast.Delete,
    ast.NamedExpr,
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
    ast.GeneratorExp,
    ast.JoinedStr,
    ast.Yield,
    ast.YieldFrom,
    ast.Starred,
    ast.Match,
)


def _names(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name):
            yield name
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            yield name
        case ast.ClassDef(name=name):
            yield name
        case ast.keyword(arg=name) if name is not None:
            yield name
        case ast.alias(name=name, asname=asname):
            # only a plain import has dots
            yield from name.split(".")
            yield asname or name.partition(".")[0]
        case _:
            return


def _is_module_statement(node: ast.stmt) -> bool:
    match node:
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return all(
                isinstance(statement, ast.ImportFrom | ast.Import)
                for statement in node.body
            ) and all(_is_lazy_statement(statement) for statement in node.orelse)
        case ast.Assign(targets=[ast.Name(id="TYPE_CHECKING")]):
            return ast.unparse(node) == "TYPE_CHECKING = bool()"
        case ast.ImportFrom() | ast.ClassDef():
            return True
        case ast.AnnAssign(
            target=ast.Name(), annotation=ast.Name(id="Final"), value=ast.Call() as call
        ):
            return _is_column(call)
        case _:
            return _is_literal_statement(node)


def _is_lazy_statement(node: ast.stmt) -> bool:
    match node:
        case ast.FunctionDef(name="__getattr__" | "__dir__"):
            return True
        case ast.Assign(
            targets=[ast.Name()], value=ast.Call(func=ast.Name(id="late_module"))
        ):
            return True
        case _:
            return isinstance(node, ast.ImportFrom) or _is_literal_statement(node)


def _is_literal_statement(node: ast.stmt) -> bool:
    match node:
        case ast.Expr(value=ast.Constant(value=str())):
            return True
        case ast.Assign(targets=[ast.Name()], value=value):
            return _is_literal(value)
        case ast.AnnAssign(target=ast.Name(), value=value):
            return value is None or _is_literal(value)
        case _:
            return False


def _is_literal(value: ast.expr) -> bool:
    return all(
        isinstance(node, (*_LITERALS, ast.expr_context)) for node in ast.walk(value)
    )


def _is_import(node: ast.ImportFrom, packages: tuple[str, ...]) -> bool:
    module = node.module or ""
    inside = module.partition(".")[0] in packages
    return node.level == 0 and (inside or module in _MODULES)


def _is_late_import(node: ast.Call, packages: tuple[str, ...]) -> bool:
    """Whether a module that is imported on first use is one of the SDK. Other calls import nothing."""
    match node:
        case ast.Call(
            func=ast.Name(id="late_module"),
            args=[ast.Constant(value=str(module))],
            keywords=[],
        ):
            return module.partition(".")[0] in packages
        case _:
            return not (
                isinstance(node.func, ast.Name) and node.func.id == "late_module"
            )


def _is_custom_import(node: ast.AST, allowed: Allowed) -> bool:
    """Whether it imports a module of the user by its alias, at once or late."""
    match node:
        case ast.Import(names=[ast.alias(name=module, asname=str(alias))]):
            return allowed.modules.get(alias) == module
        case ast.Call(
            func=ast.Name(id="late_module"),
            args=[ast.Constant(value=str(module))],
            keywords=[],
        ):
            return module in allowed.paths
        case _:
            return False


def _makes_custom(node: ast.Call, allowed: Allowed) -> bool:
    """Whether it makes an agent or resource of a class of the user."""
    match node.func:
        case ast.Attribute(value=ast.Name(id=alias), attr=name):
            return (alias, name) in allowed.classes and _is_self_only(node)
        case _:
            return False


def _is_call(node: ast.Call) -> bool:
    match node.func:
        case ast.Attribute(value=ast.Name(id="self"), attr="_call" | "_send" | "_rows"):
            return True
        case ast.Name(id="lazy_attribute" | "lazy_names" | "late_module"):
            return True
        case ast.Name(id="bool"):
            return not node.args and not node.keywords
        case ast.Attribute(value=ast.Name(id="_agents" | "_resources"), attr=name):
            return _IS_GROUP.search(name) is not None and _is_self_only(node)
        case ast.Name(id="_field"):
            return _is_field_call(node)
        case ast.Name(id=name) if name in _COLUMNS:
            return _is_column(node)
        case ast.Name(id=name):
            return _IS_GROUP.search(name) is not None and _is_self_only(node)
        case _:
            return False


def _is_self_only(node: ast.Call) -> bool:
    match node:
        case ast.Call(args=[ast.Name(id="self")], keywords=[]):
            return True
        case _:
            return False


def _is_class(node: ast.ClassDef) -> bool:
    return (
        not node.decorator_list
        and len(node.bases) == 1
        and isinstance(node.bases[0], ast.Name)
        and all(_is_class_keyword(keyword) for keyword in node.keywords)
        and all(
            isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef)
            or _is_literal_statement(statement)
            or _is_named_field(statement)
            for statement in node.body
        )
    )


def _is_class_keyword(node: ast.keyword) -> bool:
    match node:
        case ast.keyword(arg="kw_only" | "frozen", value=ast.Constant(value=True)):
            return True
        case ast.keyword(arg="rename", value=ast.Constant(value="pascal")):
            return True
        case _:
            return False


def _is_named_field(node: ast.stmt) -> bool:
    """Whether it is a field with a wire name of its own."""
    match node:
        case ast.AnnAssign(target=ast.Name(), value=ast.Call() as call):
            return _is_field_call(call)
        case _:
            return False


def _is_field_call(node: ast.Call) -> bool:
    """Whether it is `_field(default=None, name="…")` and nothing else."""
    match node:
        case ast.Call(
            func=ast.Name(id="_field"),
            args=[],
            keywords=[
                ast.keyword(arg="default", value=ast.Constant(value=None)),
                ast.keyword(arg="name", value=ast.Constant(value=str())),
            ],
        ):
            return True
        case _:
            return False


def _is_column(node: ast.Call) -> bool:
    """Whether it makes a column from its name and nothing else."""
    match node:
        case ast.Call(
            func=ast.Name(id=name), args=[ast.Constant(value=str())], keywords=[]
        ):
            return name in _COLUMNS
        case _:
            return False


def _is_none(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _function(node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[str]:
    for decorator in node.decorator_list:
        if not (isinstance(decorator, ast.Name) and decorator.id == "cached_property"):
            yield "a decorator that no template writes"
    if node.args.defaults or not all(
        default is None or _is_none(default) for default in node.args.kw_defaults
    ):
        yield "a default that no template writes"
    for statement in node.body:
        if not isinstance(statement, ast.Expr | ast.Return | ast.ImportFrom):
            yield "a statement that no template writes"

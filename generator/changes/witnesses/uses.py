"""Which use of the old SDK shows a difference: a function of users for each kind of difference."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from generator.changes.places import is_class_of_group
from generator.changes.python.differences import PythonDifference
from generator.changes.python.pairs import last
from generator.changes.python.sides import Annotation, Sides, package_of
from generator.changes.witnesses.code import ANYTHING, Function, Value, call
from generator.changes.witnesses.old_sdk import Called, OldSdk
from generator.model.comparison.changes import Direction
from generator.model.comparison.snapshot import (
    ColumnFact,
    Entry,
    FieldFact,
    GroupFact,
    MemberFact,
    OutFact,
    ParameterFact,
    Python,
    PythonParameter,
    RestFact,
    RuntimeFact,
    SoapFact,
)

Use = Callable[[PythonDifference, Sides, OldSdk], Function]


def use_of(difference: PythonDifference, sides: Sides, sdk: OldSdk) -> Function:
    """The function.

    Raises:
        ValueError: no code of users shows the difference, or a name is none.
    """
    use = _USES.get(difference.kind)
    if use is None:
        raise ValueError("no code shows it")
    return use(difference, sides, sdk)


# ---------------------------------------------------------------- entries


def _old(subject: str, sides: Sides) -> Entry:
    former = sides.renames.old_subject(subject)
    known = sides.old.by_subject
    entry = known.get(former) or known.get(subject)
    if entry is None or entry.python is None:
        raise ValueError("the old SDK has no such name")
    return entry


def _python(entry: Entry) -> Python:
    assert entry.python is not None
    return entry.python


def _owner(entry: Entry, sides: Sides) -> Python:
    owner = sides.old.by_subject.get(entry.owner)
    if owner is None or owner.python is None:
        raise ValueError("the old SDK has no such name")
    return owner.python


# ---------------------------------------------------------------- names


def _name(difference: PythonDifference, sides: Sides, sdk: OldSdk) -> Function:
    """Uses something by the name that the old SDK has for it."""
    entry = _old(difference.subject, sides)
    return _named(entry, difference.old or _python(entry).name, sides, sdk)


def _named(entry: Entry, name: str, sides: Sides, sdk: OldSdk) -> Function:
    python = _python(entry)
    match entry.fact:
        case GroupFact():
            return sdk.named(name) if is_class_of_group(name) else sdk.agent(name)
        case RestFact() | SoapFact():
            group = python.name.rpartition(".")[0]
            return sdk.method(python, f"{group}.{last(name)}", Called())
        case FieldFact() | OutFact():
            return sdk.attribute(_owner_class(entry, sides), name, "object")
        case MemberFact() | ColumnFact():
            return sdk.member(_owner(entry, sides).name, name)
        case ParameterFact():
            return _argument_of(entry, name, sides, sdk)
        case RuntimeFact():
            expression, imports = sdk.of_runtime(entry)
            return Function(statement=f"return {expression}", imports=imports)
        case _:
            return sdk.named(name)


def _owner_class(entry: Entry, sides: Sides) -> str:
    """The class that has an attribute: of an out part it is that of the whole result."""
    if not isinstance(entry.fact, OutFact):
        return _owner(entry, sides).name
    whole = sides.old.by_subject.get(f"{entry.owner}#result")
    if whole is None or whole.python is None:
        raise ValueError("the old SDK has no such class")
    return whole.python.name


def _field(difference: PythonDifference, sides: Sides, sdk: OldSdk) -> Function:
    """Makes a model by the old name of a field, which no property helps; results are only read."""
    entry = _old(difference.subject, sides)
    python = _python(entry)
    if isinstance(entry.fact, OutFact):
        return sdk.attribute(_owner_class(entry, sides), python.name, "object")
    return sdk.made(_owner_class(entry, sides), python.name, python.type)


def _base(difference: PythonDifference, sides: Sides, sdk: OldSdk) -> Function:
    """Takes an object of a class for one of a class that it extended."""
    entry = _old(difference.subject, sides)
    after = sides.new.by_subject.get(difference.subject)
    new = {base.subject for base in sides.bases_after(after)} if after else set[str]()
    lost = next(
        base
        for base in sides.bases_before(entry)
        if sides.renames.new_subject(base.subject) not in new
    )
    expression, imports = sdk.class_(_python(entry).name)
    base, others = sdk.class_(_python(lost).name)
    return Function(
        parameters=(("thing", Value(expression, imports)),),
        returns=Value(base, others),
        statement="return thing",
    )


def _value(difference: PythonDifference, sides: Sides, sdk: OldSdk) -> Function:
    """Compares a member with the text that it stands for, or its number."""
    entry = _old(difference.subject, sides)
    python = _python(entry)
    member = sdk.member(_owner(entry, sides).name, python.name)
    if difference.old == python.type:
        # a member is an enum to type checkers, and its value is not
        compared = f".value == {_literal(python.type)}"
    else:
        compared = f".number == {int(difference.old or 0)}"
    return Function(statement=member.statement + compared, imports=member.imports)


def _literal(text: str) -> str:
    """A text as Python has it, with the quotes that formatters prefer."""
    literal = ascii(text)
    plain = literal[1:-1]
    return literal if '"' in plain or "\\" in plain else f'"{plain}"'


# ---------------------------------------------------------------- calls


def _method(entry: Entry, sides: Sides) -> Python:
    """The method that an argument is one of."""
    return _owner(entry, sides) if entry.key else _python(entry)


def _argument(difference: PythonDifference, sides: Sides, sdk: OldSdk) -> Function:
    """Calls a method with an argument, as the old SDK calls it."""
    entry = _old(difference.subject, sides)
    if not isinstance(entry.fact, ParameterFact):
        raise ValueError("it is no argument of a method")
    return _argument_of(entry, "", sides, sdk)


def _argument_of(entry: Entry, alias: str, sides: Sides, sdk: OldSdk) -> Function:
    method = _method(entry, sides)
    parameter = _parameter(entry, method)
    if alias and alias != parameter.name:
        method = _with_alias(method, parameter, alias)
    name = alias or parameter.name
    return sdk.method(method, method.name, Called(given=frozenset({name})))


def _with_alias(method: Python, parameter: PythonParameter, alias: str) -> Python:
    named = PythonParameter(alias, parameter.type, parameter.key, parameter.positional)
    others = (named if each is parameter else each for each in method.parameters)
    return Python(method.name, method.type, tuple(others))


def _parameter(entry: Entry, method: Python) -> PythonParameter:
    for parameter in method.parameters:
        if parameter.key == entry.key:
            return parameter
    raise ValueError("the method has no such argument")


def _without(difference: PythonDifference, sides: Sides, sdk: OldSdk) -> Function:
    """Calls a method as the old SDK does, which knows nothing of what is new."""
    owner = difference.subject.partition("#")[0]
    method = _python(_old(owner, sides))
    return sdk.method(method, method.name, Called())


def _narrowed(difference: PythonDifference, sides: Sides, sdk: OldSdk) -> Function:
    """Calls a method with an argument of the old type, by its place, or without it: whichever is no longer right."""
    entry = _old(difference.subject, sides)
    method = _method(entry, sides)
    before = _parameter(entry, method)
    after = _successor(difference.subject, sides)
    if after is not None and before.default and not after.default:
        return sdk.method(method, method.name, Called())
    name = frozenset({before.name})
    if after is not None and before.positional and not after.positional:
        return sdk.method(method, method.name, Called(by_place=name, typed=name))
    given = frozenset[str]() if before.positional else name
    return sdk.method(method, method.name, Called(given=given, typed=name))


def _successor(subject: str, sides: Sides) -> PythonParameter | None:
    owner, _, key = subject.partition("#")
    method = sides.new.by_subject.get(owner)
    parameters = method.python.parameters if method and method.python else ()
    return next((each for each in parameters if each.key == key), None)


def _reordered(difference: PythonDifference, sides: Sides, sdk: OldSdk) -> Function:
    """Calls a method by position."""
    method = _python(_old(difference.subject, sides))
    placed = frozenset(each.name for each in method.parameters if each.positional)
    return sdk.method(method, method.name, Called(by_place=placed, typed=placed))


# ---------------------------------------------------------------- values


def _annotation(difference: PythonDifference, sides: Sides, sdk: OldSdk) -> Function:
    """Uses a value as what it was."""
    known = sides.old.by_subject.get(sides.renames.old_subject(difference.subject))
    if known is not None and isinstance(known.fact, FieldFact):
        return _of_field(difference, known, sides, sdk)
    if known is not None and isinstance(known.fact, OutFact) and known.python:
        python = known.python
        return sdk.attribute(_owner_class(known, sides), python.name, python.type)
    if known is not None and isinstance(known.fact, ColumnFact):
        return _of_column(known, sides, sdk)
    owner = _old(difference.subject.partition("#")[0], sides)
    method = _python(owner)
    return sdk.method(method, method.name, Called(returns=method.type))


def _of_field(
    difference: PythonDifference, entry: Entry, sides: Sides, sdk: OldSdk
) -> Function:
    python, owner = _python(entry), _owner(entry, sides).name
    new = sides.new.by_subject.get(difference.subject)
    after = new.python.type if new and new.python else ""
    both = sides.unions(
        Annotation(python.type, package_of(owner)),
        Annotation(after, package_of(owner)),
    )
    is_read = difference.direction is not Direction.REQUEST
    if is_read and both and not sides.typed.fits(both[1], both[0]):
        return sdk.attribute(owner, python.name, python.type)
    return sdk.made(owner, python.name, python.type)


def _of_column(entry: Entry, sides: Sides, sdk: OldSdk) -> Function:
    member = sdk.member(_owner(entry, sides).name, _python(entry).name)
    returns = sdk.scope("").value(_python(entry).type)
    if returns is None:
        raise ValueError("nobody can name its class")
    return Function(returns=returns, statement=member.statement, imports=member.imports)


# ---------------------------------------------------------------- the runtime


def _of_runtime(difference: PythonDifference, sides: Sides, sdk: OldSdk) -> Function:
    """Calls a function of the runtime with what it needed."""
    entry = _old(difference.subject, sides)
    expression, imports = sdk.of_runtime(entry)
    fact = entry.fact
    assert isinstance(fact, RuntimeFact)
    if fact.kind == "attribute":
        return Function(statement=f"return {expression}", imports=imports)
    python = _python(entry)
    # `**call` stands for any number of arguments
    given = frozenset(
        each.name
        for each in python.parameters
        if not each.type.startswith("Unpack[") and (each.default or not each.positional)
    )
    parameters, arguments = sdk.arguments(python, sdk.scope(""), Called(given=given))
    if fact.kind == "method":
        parameters.insert(0, (_SELF, ANYTHING))
        arguments.insert(0, _SELF)
    gives = python.type != "None"
    return Function(
        parameters=tuple(parameters),
        statement=call(expression, arguments, gives=gives),
        returns=Value("object" if gives else "None"),
        imports=imports,
    )


_SELF: Final = "instance"

_USES: Final[Mapping[str, Use]] = {
    "name-removed": _name,
    "agent-renamed": _name,
    "method-renamed": _name,
    "class-renamed": _name,
    "module-renamed": _name,
    "member-renamed": _name,
    "column-renamed": _name,
    "alias-ended": _name,
    "field-renamed": _field,
    "member-changed": _value,
    "base-changed": _base,
    "annotation-changed": _annotation,
    "argument-added": _without,
    "argument-removed": _argument,
    "argument-renamed": _argument,
    "argument-narrowed": _narrowed,
    "arguments-reordered": _reordered,
    "runtime-removed": _name,
    "runtime-narrowed": _of_runtime,
}
"""What shows each kind of difference that breaks code; least versions and dependencies show before any line runs."""

"""The entries of parameters, and the signatures of methods."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.emit.surface.escape import words_of
from generator.emit.surface.origins import origin
from generator.model.api import Fact, Parameter
from generator.model.comparison.snapshot import (
    Entry,
    ParameterFact,
    Python,
    PythonParameter,
    Succession,
)
from generator.model.expressions import notation


def parameter_entries(
    operation: str,
    parameters: Mapping[str, Parameter],
    names: Mapping[str, str],
    succession: Succession,
) -> Iterator[Entry]:
    """The entries of the parameters of an operation; both mappings are by key, such as `param/AppointmentId`."""
    for key, parameter in parameters.items():
        subject = f"{operation}#{key}"
        yield Entry(
            subject,
            ParameterFact(
                notation(parameter.type),
                str(parameter.where),
                parameter.required,
                parameter.nillable,
                parameter.chosen,
                parameter.style.value if parameter.style else "",
            ),
            *origin(parameter.evidence, Fact.TYPE),
            words_of(parameter.text),
            Python(names[key]),
            succession.aliases.get(subject, ()),
        )


def signature(
    parameters: Iterable[PythonParameter], names: Mapping[str, str]
) -> tuple[PythonParameter, ...]:
    """The parameters with their keys; `names` are by key."""
    keys = {name: key for key, name in names.items()}
    return tuple(
        PythonParameter(
            parameter.name,
            parameter.type,
            keys.get(parameter.name, ""),
            parameter.positional,
            parameter.default,
        )
        for parameter in parameters
    )


def later_defaults(
    succession: Succession, operation: str, parameters: Iterable[PythonParameter]
) -> dict[str, str]:
    """The releases that began the defaults of later parameters by their keys, sorted."""
    kept = succession.defaults.get(operation)
    if not kept:
        return {}
    keys = {parameter.key for parameter in parameters if parameter.default}
    return {key: kept[key] for key in sorted(kept.keys() & keys)}

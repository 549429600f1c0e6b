"""Lines for people: diagnostics, the summary of a run of `generate`, one subject of `inspect`.

Whatever comes from a page goes through `escape`; names that were matched against an ASCII pattern need no escape.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from generator.model.api import (
    Agent,
    Archive,
    Evidence,
    Field,
    Member,
    NamedType,
    Operation,
    Parameter,
    RestOperation,
    SoapOperation,
    StatusResponse,
    TypeKind,
)
from generator.model.catalogue import CATALOGUE, Level
from generator.model.columns import Column
from generator.model.diagnostics import Diagnostic
from generator.model.expressions import notation
from generator.model.sources import AgeOrigin, SourceAge
from generator.model.text import Text
from generator.report.escape import for_terminal, lines_for_terminal
from generator.report.page_paths import PagePaths
from generator.report.subject import Subject, evidence_without_parts
from generator.report.summary import Summary
from generator.report.terminal import counted

_MOST_DIAGNOSTICS: Final = 20
_AGES: Final = {
    AgeOrigin.SETTING: "(the setting 'sources')",
    AgeOrigin.SAMPLES: "(its samples)",
    AgeOrigin.ORDER: "no date, by its place in DOCS",
    AgeOrigin.UNKNOWN: "no date",
}


def diagnostic_lines(
    diagnostics: Iterable[Diagnostic], paths: PagePaths | None = None
) -> Iterator[str]:
    """`path:line: level: message [id]` for at most 20 warnings and errors, then the count and hint of each id.

    The paths are those from the working directory on, if `paths` knows them.
    """
    # thousands of infos would hide the rest; they are counted in the summary
    shown = [case for case in diagnostics if case.level is not Level.INFO]
    for kept in shown[:_MOST_DIAGNOSTICS]:
        case = paths.of_diagnostic(kept) if paths else kept
        yield f"{_location(case)}: {case.level.value}: {_sentence(case)} [{case.id}]"
    if len(shown) > _MOST_DIAGNOSTICS:
        yield f"... and {len(shown) - _MOST_DIAGNOSTICS} more"
    for id_, count in sorted(Counter(case.id for case in shown).items()):
        yield f"{id_} ({count}): {CATALOGUE[id_].hint}"


def source_lines(sources: Sequence[SourceAge], paths: PagePaths) -> Iterator[str]:
    """The sources of the pages with their ages, the newest first; nothing where there is only one."""
    if len(sources) < 2:
        return
    yield "sources, the newest first:"
    for source in sources:
        path = for_terminal(paths.shown(source.path))
        age = " ".join(filter(None, (source.date[:10], _AGES[source.origin])))
        yield f"  {path}: {age}, {counted(source.pages, 'page')}"


def _location(case: Diagnostic) -> str:
    path = for_terminal(case.path)
    return f"{path}:{case.line}" if case.line else path


def _sentence(case: Diagnostic) -> str:
    message = for_terminal(case.message)
    return f"{message}: {for_terminal(case.detail)}" if case.detail else message


def summary_lines(summary: Summary, output: str, *, check: bool) -> Iterator[str]:
    """The summary of a run that wrote to `output`, or with `check` only compared."""
    yield f"read {counted(sum(summary.pages.values()), 'page')}: {_listed(summary.pages)}"
    if summary.cache_hits:
        yield f"took {counted(summary.cache_hits, 'page')} from the cache"
    if summary.files_skipped:
        skipped = sum(summary.files_skipped.values())
        yield f"skipped {counted(skipped, 'file')} of other kinds"
    operations = counted(summary.operations, "operation")
    yield f"found {operations}, {counted(summary.types, 'type')}"
    if summary.diagnostics:
        total = sum(summary.diagnostics.values())
        yield f"{counted(total, 'diagnostic')}: {_listed(summary.diagnostics)}"
    files, verb = summary.files, "would write" if check else "wrote"
    yield (
        f"{verb} {counted(files.written, 'file')} in {output} "
        f"({files.unchanged} unchanged, {files.removed} removed)"
    )


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.items()) or "none"


def subject_lines(subject: Subject) -> Iterator[str]:
    """Everything that is known of a subject, and from which pages."""
    yield subject.id
    match subject.part or subject.owner:
        case SoapOperation() | RestOperation() as operation:
            yield from _operation_lines(operation)
        case NamedType() as type_:
            yield from _type_lines(type_)
        case Archive() as archive:
            yield from _archive_lines(archive)
        case Column() as column:
            yield f"  {_column_facts(column)}"
            yield from _description_lines(column.text, indent=2)
        case Agent() as agent:
            yield from _agent_lines(agent)
        case Member() as member:
            yield from _member_lines(member)
        case StatusResponse() as response:
            yield _response_line(response)
        case part:
            yield from _part_lines(part)
    yield "  known from"
    for evidence in evidence_without_parts(subject):
        yield f"    {_source(evidence)}"


def _part_lines(part: Parameter | Field) -> Iterator[str]:
    nillable = ", nillable" if part.nillable else ""
    required = ", required" if part.required else ""
    yield f"  {notation(part.type)}{nillable}{required}"
    yield from _description_lines(part.text, indent=2)


def _archive_lines(archive: Archive) -> Iterator[str]:
    yield f"  archive of {', '.join(archive.entities) or 'rows of unknown kinds'}"
    yield from _description_lines(archive.text, indent=2)
    yield "  columns"
    width = max(len(column.wire) for column in archive.columns)
    for column in archive.columns:
        source = _source(archive.column_evidence(column))
        yield f"    {column.wire:<{width}}  {_column_facts(column)}  {source}"
        yield from _description_lines(column.text, indent=6)


def _column_facts(column: Column) -> str:
    """The type of a column, and what lists can do with it."""
    restriction = column.restriction or "none"
    sortable = ", sortable" if column.is_sortable else ""
    return f"{column.kind.value}, restriction {restriction}{sortable}"


def _agent_lines(agent: Agent) -> Iterator[str]:
    yield f"  {agent.protocol} {'resource' if agent.is_resource else 'agent'}"
    yield from _description_lines(agent.description, indent=2)


def _operation_lines(operation: Operation) -> Iterator[str]:
    match operation:
        case SoapOperation():
            yield f"  soap operation, {operation.method} {operation.path}"
            yield f"  soapAction {for_terminal(operation.action)}"
        case RestOperation(body=body):
            yield f"  rest operation, {operation.method} {operation.path}"
            if body:
                yield f"  body {body.wire} ({body.kind.value})"
            if operation.archive:
                yield f"  rows of {operation.archive}"
    yield from _description_lines(operation.description, indent=2)
    yield from _titled_table_lines("parameters", operation.parameters)
    match operation:
        case SoapOperation():
            yield from _titled_table_lines("results", operation.out)
        case RestOperation(responses=responses) if responses:
            yield "  responses"
            yield from map(_response_line, responses)
        case RestOperation():
            return


def _titled_table_lines(title: str, parts: tuple[Parameter, ...]) -> Iterator[str]:
    if parts:
        yield f"  {title}"
        yield from _table_lines(parts)


def _response_line(response: StatusResponse) -> str:
    description = f"  {for_terminal(response.text)}" if response.text else ""
    type_ = f"  {notation(response.type)}" if response.type else ""
    return f"    {response.code}{type_}{description}"


def _type_lines(type_: NamedType) -> Iterator[str]:
    base = f" extends {type_.base}" if type_.base else ""
    twin = f", the same as {type_.same_as}" if type_.same_as else ""
    yield f"  {type_.kind.value}{base}{twin}"
    yield from _description_lines(type_.text, indent=2)
    if type_.kind is TypeKind.OBJECT:
        yield "  fields"
        yield from _table_lines(type_.fields)
        return
    yield "  members" if type_.complete else "  members (others are not documented)"
    for member in type_.members:
        yield from (f"  {line}" for line in _member_lines(member))


def _member_lines(member: Member) -> Iterator[str]:
    number = "" if member.number is None else f" = {member.number}"
    yield f"  {member.wire}{number}"
    yield from _description_lines(member.text, indent=4)


def _table_lines(parts: tuple[Parameter, ...] | tuple[Field, ...]) -> Iterator[str]:
    """A row for each part, in columns that are as wide as their widest cell."""
    name_width = max((len(part.wire) for part in parts), default=0)
    type_width = max((len(notation(part.type)) for part in parts), default=0)
    for part in parts:
        name, type_ = (
            f"{part.wire:<{name_width}}",
            f"{notation(part.type):<{type_width}}",
        )
        # as wide as the word, so that the sources stay in their column
        nillable = "nillable" if part.nillable else "        "
        sources = ", ".join(map(_source, part.evidence))
        yield f"    {name}  {type_}  {nillable}  {sources}"
        yield from _description_lines(part.text, indent=6)


def _description_lines(description: Text | None, *, indent: int) -> Iterator[str]:
    if description:
        yield from (f"{' ' * indent}{line}" for line in lines_for_terminal(description))


def _source(evidence: Evidence) -> str:
    location = f"{for_terminal(evidence.path)}:{evidence.line}"
    return f"{evidence.fact} from {location} ({evidence.rule})"

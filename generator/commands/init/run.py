"""`docwright init`: finds out what there is, says of each file whether it was written, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Final

import msgspec

from generator.commands.init import git_files
from generator.commands.init.arguments import CiSystem, InitArguments
from generator.commands.init.found_pages import FoundPages, pages_in
from generator.commands.init.found_sdk import FoundSdk, found_sdk
from generator.commands.init.installed import checked_url, installed_from
from generator.commands.init.new_files import (
    Advice,
    Judge,
    NewFile,
    existing_text,
    lacking,
    mentioning,
    no_advice,
    write,
)
from generator.commands.init.new_settings import settings_text
from generator.commands.init.recipes import GITHUB_WORKFLOW, GITLAB_JOB, recipes
from generator.commands.init.repository import RepositoryFacts, repository_facts
from generator.commands.places import DEFAULT_OUTPUT, Places, checked_output
from generator.commands.run import job_count
from generator.files.settings import (
    OWN_FILE,
    Settings,
    load_settings,
    settings_file,
)
from generator.model.errors import UsageError
from generator.report.escape import for_terminal
from generator.report.terminal import counted, say

_IGNORED_HEAD: Final = (
    "# environments, what tools and builds leave, and what a run that was killed leaves"
)
_ATTRIBUTES_HEAD: Final = (
    "# the SDK is generated: folded in reviews, with line ends as they were written"
)


class _Found(msgspec.Struct, frozen=True, kw_only=True):
    """What was found out; `source` is what pip installs in CI, empty where that is not known."""

    folder: Path
    docs: tuple[str, ...]
    sdk: FoundSdk
    repository: RepositoryFacts
    ci: CiSystem
    source: str


def run(arguments: InitArguments) -> None:
    """Runs `docwright init`."""
    found = _found(arguments, Path.cwd())
    # all files are looked at before the first one is written
    states = [(file, existing_text(file)) for file in _files(found)]
    for file, text in states:
        shown = for_terminal(file.path)
        if text is None:
            write(file)
            say(f"wrote {shown}")
            continue
        say(f"{shown} exists already, and stays as it is")
        for advice in file.advice(text):
            say(f"{shown} {advice.sentence}:")
            for line in advice.lines:
                say(f"    {for_terminal(line)}")
    for line in _next_steps(found):
        say(line)


def _found(arguments: InitArguments, folder: Path) -> _Found:
    settings = load_settings(folder)
    repository = repository_facts(folder)
    given = arguments.output
    output = settings.output if given is None else checked_output(given).as_posix()
    sdk = found_sdk(folder, output)
    if settings_file(folder):
        sdk = FoundSdk(sdk.output, settings.package)
    docs = _docs(arguments, settings, folder, sdk)
    Places(folder, [Path(path) for path in docs], Path(sdk.output)).refuse_overlap(
        sdk.package
    )
    ci = arguments.ci or repository.host or "github"
    url = arguments.install_from
    return _Found(
        folder=folder,
        docs=docs,
        sdk=sdk,
        repository=repository,
        ci=ci,
        source=installed_from() if url is None else checked_url(url),
    )


def _docs(
    arguments: InitArguments, settings: Settings, folder: Path, sdk: FoundSdk
) -> tuple[str, ...]:
    """DOCS: those of the settings, else those that were given or found."""
    if settings.docs and not arguments.docs:
        return settings.docs
    if "" in arguments.docs:
        raise UsageError(
            "the name of the docs is empty",
            "Look at the variable that it comes from, or leave it out.",
        )
    pages = pages_in(
        folder,
        arguments.docs,
        sdk.output,
        job_count(arguments.jobs, settings),
        is_cached=not arguments.no_cache,
    )
    say(f"found {', '.join(map(_shown, pages))}")
    return tuple(each.path for each in pages)


def _shown(pages: FoundPages) -> str:
    return f"{for_terminal(pages.path)} ({counted(pages.pages, 'page')})"


def _files(found: _Found) -> Iterator[NewFile]:
    folder, sdk = found.folder, found.sdk
    yield _settings(found)
    inside = sdk.output if _is_inside(sdk.output) else None
    patterns = git_files.ignored(inside)
    ignored = _lines(_IGNORED_HEAD, *patterns)
    yield NewFile(folder, ".gitignore", ignored, _judging_ignored(patterns, sdk.output))
    if inside:
        lines = git_files.attributes(inside, sdk.package)
        text = _lines(_ATTRIBUTES_HEAD, *lines)
        yield NewFile(folder, ".gitattributes", text, lacking(*lines))
    for recipe in recipes(found.ci, found.repository, found.source):
        advice = mentioning(*recipe.needed) if recipe.needed else no_advice
        yield NewFile(found.repository.top, recipe.path, recipe.text, advice)


def _settings(found: _Found) -> NewFile:
    folder, docs, sdk = found.folder, found.docs, found.sdk
    text = settings_text(docs, sdk.output, sdk.package, found.repository.address)
    docs_line, output_line = (
        next(line for line in text.splitlines() if line.startswith(f"{key} ="))
        for key in ("docs", "output")
    )

    def advice(_text: str) -> tuple[Advice, ...]:
        settings = load_settings(folder)
        output = settings.output or DEFAULT_OUTPUT
        cases = (
            (not settings.docs, "lacks", docs_line),
            (settings.docs not in {(), docs}, "has another value than", docs_line),
            (output != sdk.output, "has another value than", output_line),
        )
        return tuple(Advice(text, (line,)) for holds, text, line in cases if holds)

    name = settings_file(folder) or OWN_FILE
    return NewFile(folder, name, text, advice)


def _judging_ignored(patterns: Sequence[str], output: str) -> Judge:
    complete = lacking(*patterns)

    def advice(text: str) -> tuple[Advice, ...]:
        hiding = tuple(
            line for line in text.splitlines() if git_files.ignores(line, output)
        )
        kept_out = Advice("keeps the SDK out of the repository; remove", hiding)
        return (*complete(text), *((kept_out,) if hiding else ()))

    return advice


def _is_inside(output: str) -> bool:
    path = PurePosixPath(output)
    return not path.is_absolute() and ".." not in path.parts and output != "."


def _lines(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines)


def _next_steps(found: _Found) -> Iterator[str]:
    yield "next:"
    output = for_terminal(found.sdk.output)
    if not found.repository.is_there:
        yield "    git init, as CI needs a repository"
    top = found.repository.top
    if outside := [p for p in found.docs if not Path(p).resolve().is_relative_to(top)]:
        names = for_terminal(", ".join(outside))
        yield f"    let CI fetch {names} before Docwright runs: they are outside of the repository"
    if len(found.docs) > 1:
        yield "    look at docs in the settings: of two that differ, the later one counts as newer"
    yield f"    docwright generate, which writes the SDK to {output}"
    yield f"    commit these files and {output}"
    if not found.source:
        recipe = GITHUB_WORKFLOW if found.ci == "github" else GITLAB_JOB
        yield f"    write a git URL or a wheel of Docwright into {recipe}, as DOCWRIGHT"

"""The script for bash, from version 3.2 on, which macOS has.

What may stand at the cursor has a key: the command with an option, or with the number of a place (`export @1`). A table
gives what each key completes to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from generator.commands.completion.words import CommandWords, Value

_SCRIPT: Final = r"""
# Completes what leads to words or paths: sets COMPREPLY.
_docwright_reply() {
  local kind=$1 words=$2 current=$3 start= line
  COMPREPLY=()
  if [[ $kind == list && $current == *,* ]]; then
    start=${current%,*},
    current=${current##*,}
  fi
  case $kind in
    words | list)
      while IFS= read -r line; do
        COMPREPLY[${#COMPREPLY[@]}]=$start$line
      done < <(compgen -W "$words" -- "$current")
      ;;
    path)
      # bash 3.2 has no compopt: there, paths with spaces are not quoted
      compopt -o filenames 2>/dev/null
      while IFS= read -r line; do
        COMPREPLY[${#COMPREPLY[@]}]=$line
      done < <(compgen -f -- "$current")
      # such as ~/, which compgen does not expand
      ((${#COMPREPLY[@]})) || compopt -o default 2>/dev/null
      ;;
  esac
}

_docwright() {
  local current=${COMP_WORDS[COMP_CWORD]} command= place=1 index word option= kind words
  # bash divides --format=json into three words
  for ((index = 1; index < COMP_CWORD; index++)); do
    word=${COMP_WORDS[index]}
    if [[ $word == '=' ]]; then
      continue
    elif [[ -n $option ]]; then
      option=
    elif [[ $word == -?* ]]; then
      _docwright_lookup "$command $word"
      [[ -z $kind ]] || option=$word
    elif [[ -z $command ]]; then
      command=$word
    else
      ((place++))
    fi
  done
  [[ $current != '=' ]] || current=
  if [[ -n $option ]]; then
    _docwright_lookup "$command $option"
  elif [[ $current == -* ]]; then
    _docwright_lookup "$command -"
  elif [[ -z $command ]]; then
    _docwright_lookup " @1"
  else
    _docwright_lookup "$command @$place"
  fi
  _docwright_reply "$kind" "$words" "$current"
}

complete -F _docwright docwright"""


def bash_lines(commands: Sequence[CommandWords]) -> Iterator[str]:
    """The lines of the script."""
    yield "# Completion of docwright for bash, written by: docwright completion bash"
    yield ""
    yield "# What a key completes to: sets kind and words; kind is empty where nothing is known of it."
    yield "_docwright_lookup() {"
    yield "  kind= words="
    yield "  case $1 in"
    for command in commands:
        yield from map("    {}".format, _cases(command))
    yield "  esac"
    yield "}"
    yield from _SCRIPT.split("\n")


def _cases(command: CommandWords) -> Iterator[str]:
    spellings: list[str] = []
    for option in command.options:
        spellings.extend(option.spellings)
        if option.value:
            keys = (f"{command.name} {each}" for each in option.spellings)
            yield _case("|".join(f"'{key}'" for key in keys), option.value)
    yield _case(f"'{command.name} -'", Value("option", tuple(spellings)))
    for number, value in enumerate(command.places, 1):
        yield _case(f"'{command.name} @{number}'", value)
    if command.rest:
        yield _case(f"'{command.name} @'*", command.rest)


def _case(pattern: str, value: Value) -> str:
    if value.is_path:
        return f"{pattern}) kind=path ;;"
    if not value.words:
        return f"{pattern}) kind=anything ;;"
    kind = "list" if value.is_list else "words"
    return f"{pattern}) kind={kind} words='{' '.join(value.words)}' ;;"

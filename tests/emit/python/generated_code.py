"""Modules as templates write them, with names of any length, and such modules with damage."""

from __future__ import annotations

from typing import Any, Final

from black import format_str
from black.mode import Mode, TargetVersion
from hypothesis import strategies as st

LENGTHS: Final = st.integers(1, 25) | st.integers(1, 35) | st.integers(1, 60)
"""Lengths of names, so that lines end on both sides of the margin."""


def as_black_writes(code: str) -> str:
    """The code, formatted by black alone."""
    return format_str(code, mode=Mode({TargetVersion.PY311}))


NAMES: Final = LENGTHS.map(lambda length: ("some_name_of_an_api_" * 4)[:length])
CLASSES: Final = LENGTHS.map(lambda length: ("SomeClassOfAnApi" * 5)[:length])
TEXTS: Final = st.sampled_from(
    [
        "Saves.",
        'Is "it".',
        'Ends "so"',
        "Two\n\n    lines.",
        "Ünï — 世界",
        "\\x41 \\\\",
        "a" * 99,
    ]
)
ODD_LITERALS: Final = ("'say \"no\"'", '"世界"', '"a\\\\b"')
PLAIN_LITERALS: Final = NAMES.map(lambda name: f'"{name}"')
LITERALS: Final = st.one_of(
    *[PLAIN_LITERALS] * 9,
    st.sampled_from(['"a, (b"', '"x = y | z"', '""', *ODD_LITERALS]),
)


@st.composite
def types(draw: Any) -> str:
    """An annotation."""
    form = draw(
        st.sampled_from(
            [
                "int",
                "{}",
                "models.{}",
                "list[{}]",
                "dict[str, list[models.{}]]",
                "Flags[enums.{}]",
                "enums.{0} | Iterable[enums.{0}]",
                "Filter | str",
            ]
        )
    )
    none = draw(st.sampled_from(["", " | None"]))
    return f"{form.format(draw(CLASSES))}{none}"


@st.composite
def docstrings(draw: Any, indent: int) -> str:
    """A docstring in the form of `as_docstring`."""
    pad = " " * indent
    text = draw(TEXTS).replace('"""', "").replace("\n    ", f"\n{pad}    ")
    if "\n" in text or draw(st.booleans()):
        return f'{pad}"""{text.split(chr(10))[0]}\n\n{pad}Args:\n{pad}    it: {text.split(chr(10))[-1].strip()}\n{pad}"""\n'
    return f'{pad}"""{text}{" " * text.endswith(chr(34))}"""\n'


@st.composite
def former_methods(draw: Any) -> str:
    """What is under a former name: an overload, a method that calls another one, or a property."""
    message = f'    @_deprecated("`{draw(NAMES)}` is now `{draw(NAMES)}`")\n'
    kind = draw(st.sampled_from(["overload", "method", "property"]))
    name, other = draw(NAMES), draw(NAMES)
    if kind == "property":
        return (
            f"    @property\n{message}    def {name}(self) -> _agents.{draw(CLASSES)}:\n"
            f"{draw(docstrings(8))}        return self.{other}\n"
        )
    names = draw(st.lists(NAMES, max_size=5, unique=True))
    renamed = ", ".join(f'{each}="{draw(NAMES)}"' for each in names)
    positional, named = names[:1], names[1:]
    listed = ["self", *positional, *["*"] * bool(named), *named]
    parameters = "".join(
        f"        {each}{'' if each in {'self', '*'} else ': int'},\n"
        for each in listed
    )
    define, start = draw(
        st.sampled_from([("def", "return "), ("async def", "await "), ("def", "")])
    )
    signature = (
        f"    {define} {name}(\n{parameters}"
        f"        **call: Unpack[CallOptions],\n    ) -> {draw(types())}:"
    )
    if kind == "overload":
        shown = draw(st.sampled_from(["", message]))
        return f"    @_overload\n{shown}{signature} ...\n"
    if renamed and draw(st.booleans()):
        first = draw(st.sampled_from(["", f'"`{name}` is now `{other}`", ']))
        message = f"    @_former_parameters({first}{renamed})\n"
    passed = [*positional, *(f"{each}={each}" for each in named), "**call"]
    return (
        f"{message}{signature}\n{draw(docstrings(8))}"
        f"        {start}self.{other}({', '.join(passed)})\n"
    )


@st.composite
def methods(draw: Any) -> str:
    """A method of an agent, or of a client."""
    if draw(st.integers(0, 3)) == 0:
        made = draw(CLASSES)
        return (
            f"    @cached_property\n    def {draw(NAMES)}(self) -> _agents.{made}:\n"
            f"{draw(docstrings(8))}        return _agents.{made}(self)\n"
        )
    names = draw(st.lists(NAMES, max_size=6, unique=True))
    default = draw(st.sampled_from(["", " = None"]))
    parameters = "".join(
        f"        {name}: {draw(types())}{default},\n" for name in names
    )
    star = "        *,\n" if names else ""
    listed = f"({', '.join(names)}{',' * (len(names) == 1)})"
    define, send = draw(
        st.sampled_from(
            [("def", "return "), ("async def", "return await "), ("def", "")]
        )
    )
    return (
        f"    {define} {draw(NAMES)}(\n        self,\n{star}{parameters}"
        f"        **call: Unpack[CallOptions],\n    ) -> {draw(types())}:\n"
        f"{draw(docstrings(8))}        {send}self._call({draw(LITERALS)}, {listed}, call)\n"
    )


@st.composite
def attributes(draw: Any) -> str:
    """A field of a model, or a member of an enum."""
    name, literal = draw(NAMES), draw(LITERALS)
    line = draw(
        st.sampled_from(
            [
                f"{name}: {draw(types())} = None",
                f"{name}: {draw(types())}",
                f"{name}: {draw(types())} = _field(default=None, name={literal})",
                f"{name.upper()} = {literal}, {draw(st.integers(-9, 999))}",
                f"{name.upper()} = {literal}",
            ]
        )
    )
    return f"    {line}\n{draw(st.one_of(st.just(''), docstrings(4)))}"


@st.composite
def former_parts(draw: Any) -> str:
    """The former names of fields, or of members, at the end of a class."""
    names = draw(st.lists(NAMES, min_size=1, max_size=3, unique=True))
    current, type_ = draw(NAMES), draw(types())
    if draw(st.booleans()):
        seen = "".join(
            f'        {name[:40].upper()}: FormerMember\n        """Deprecated."""\n'
            for name in names
        )
        made = "FormerMember"
    else:
        mark = f'            @_deprecated("`{names[0]}` is now `{current}`")\n'
        write = (
            f"\n{mark}            def __set__(self, instance: object, value: {type_}) -> None: ...\n"
        ) * draw(st.integers(0, 1))
        seen = "".join(
            f"\n        class _{name}:\n{mark}            def __get__(self, instance: object, owner: object) -> {type_}: ...\n"
            f"{write}\n        {name} = _{name}()\n"
            for name in names
        )
        made = "FormerField"
    lines = "".join(f'        {name} = {made}("{current}")\n' for name in names)
    return f"    if TYPE_CHECKING:\n{seen}    else:\n{lines}"


@st.composite
def former_names(draw: Any) -> str:
    """The former names of classes at the end of a module."""
    names = draw(st.lists(CLASSES, min_size=1, max_size=3, unique=True))
    others = "".join(f"    {name} = {draw(CLASSES)}\n" for name in names)
    rows = "".join(f'        "{name}": {draw(LITERALS)},\n' for name in names)
    return (
        f"if TYPE_CHECKING:\n{others}else:\n    from {draw(NAMES)} import former_attribute\n\n"
        f"    _FORMER = {{\n{rows}    }}\n\n    def __getattr__(name):\n"
        "        return former_attribute(__name__, _FORMER, name)\n"
    )


@st.composite
def classes(draw: Any) -> str:
    """A class with attributes and methods."""
    keywords = draw(st.sampled_from(["", ", kw_only=True", ', rename="pascal"']))
    body = "".join(draw(st.lists(attributes(), max_size=3)))
    parts = [
        f"class {draw(CLASSES)}({draw(CLASSES)}{keywords}):\n{draw(docstrings(4))}"
    ]
    parts += [body] * bool(body)
    if body and draw(st.integers(0, 3)) == 0:
        parts.append(draw(former_parts()))
    some = st.lists(methods() | former_methods(), max_size=3)
    return "\n".join([*parts, *draw(some)])


@st.composite
def heads(draw: Any) -> str:
    """What is before the first class."""
    imports = "".join(
        f"from {draw(NAMES)}.{draw(NAMES)} import {draw(CLASSES)}\n"
        for _ in range(draw(st.integers(0, 3)))
    )
    names = draw(st.lists(NAMES, min_size=1, max_size=3, unique=True))
    former = f"    from {draw(NAMES)} import deprecated as _deprecated\n"
    former_only = f"if TYPE_CHECKING:\n{former}else:\n{former}"
    late_and_former = f"{former_only}\n" + "".join(
        f"    {name} = late_module({draw(LITERALS)})\n" for name in names
    )
    late = (
        "if TYPE_CHECKING:\n"
        + "".join(f"    from {draw(NAMES)} import {name} as {name}\n" for name in names)
        + "else:\n"
        + "".join(f"    {name} = late_module({draw(LITERALS)})\n" for name in names)
    )
    lazy = (
        "if TYPE_CHECKING:\n"
        + "".join(f"    from {draw(NAMES)} import {name} as {name}\n" for name in names)
        + f"else:\n    from {draw(NAMES)} import lazy_attribute, lazy_names\n\n    _LAZY = {{\n"
        + "".join(f"        {draw(LITERALS)}: {draw(LITERALS)},\n" for _ in names)
        + "    }\n\n    def __getattr__(name):\n        return lazy_attribute(__name__, _LAZY, name)\n"
        + "\n    def __dir__():\n        return lazy_names(__name__, _LAZY)\n\n\n__all__ = [\n"
        + "".join(f"    {draw(LITERALS)},\n" for _ in names)
        + "]\n"
    )
    column = (
        f"{draw(NAMES)}: Final = IntColumn({draw(LITERALS)})\n{draw(docstrings(0))}"
    )
    constants = f"{draw(NAMES)} = {draw(LITERALS)}\nSAMPLES = 12\n"
    blocks = draw(
        st.lists(
            st.sampled_from(
                [late, lazy, column, constants, former_only, late_and_former]
            ),
            max_size=2,
        )
    )
    start = [draw(docstrings(0)), "from __future__ import annotations\n"]
    return "\n".join([*start, *([imports] if imports else []), *blocks])


def _class_bodies() -> st.SearchStrategy[list[str]]:
    """Some classes; what has another name now is one of them, so that only after classes there are former names."""
    some = st.lists(classes(), min_size=1, max_size=2)
    with_former = st.builds(lambda bodies, last: [*bodies, last], some, former_names())
    return st.just([]) | some | with_former


MODULES: Final = st.builds(
    lambda head, bodies: "\n\n".join([head, *bodies]), heads(), _class_bodies()
)
"""Modules before long statements are broken."""

EDITS: Final = (
    *(
        " ",
        "\n",
        "\n\n",
        ",",
        "(",
        ")",
        "[",
        "]",
        " | ",
        '"',
        "'",
        '"""',
        "\\",
        "#",
        ".",
        ":",
        "=",
        "\t",
    ),
    *(
        "a" * 30,
        "0x1F",
        "1_0",
        "é",
        "世",
        "    ",
        "async ",
        "not ",
        "*",
        ", b",
        " = None",
        "\\x4F",
    ),
)


@st.composite
def damaged(draw: Any, modules: st.SearchStrategy[str]) -> str:
    """A module with characters or lines added, removed or repeated."""
    code: str = draw(modules)
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(code)))
        kind = draw(st.sampled_from(["insert", "remove", "repeat", "join", "comma"]))
        if kind == "insert":
            code = code[:place] + draw(st.sampled_from(EDITS)) + code[place:]
        elif kind == "remove":
            code = code[:place] + code[place + draw(st.integers(1, 12)) :]
        elif kind == "repeat":
            start, end = code.rfind("\n", 0, place) + 1, code.find("\n", place) + 1
            code = code[:end] + code[start:end] + code[end:]
        elif kind == "join":
            end = code.find("\n", place)
            code = code[:end] + code[end:].lstrip() if end >= 0 else code
        else:
            end = code.find(",\n", place)
            code = code[:end] + code[end + 1 :] if end >= 0 else code
    return code

"""Documents of any size, of an invented API: a kind for each thing of which pages may have many.

The size is the number of that thing. All kinds have more than one protocol where the thing exists in both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice, product
from typing import Final

from growth.guide_documents import GUIDE_KINDS
from growth.openapi_documents import OPENAPI_KINDS
from growth.run import Documents
from support.archive_pages import ColumnRow, archive_page, list_page
from support.pages import operation_page, wsdl_page
from support.rest_pages import Row, rest_page

from generator.model.custom import CustomClass

_SOAP: Final = "reference/soap"
_REST: Final = "reference/restful/agent"
_YAML: Final = "reference/webapi"


def _wires(prefix: str, size: int) -> list[str]:
    return [f"{prefix}{number}" for number in range(size)]


def schema_enum(name: str, members: Iterable[str]) -> str:
    values = "".join(f'<xs:enumeration value="{member}"/>' for member in members)
    return (
        f'<xs:simpleType name="{name}"><xs:restriction base="xs:string">{values}'
        "</xs:restriction></xs:simpleType>"
    )


def schema_flags(name: str, members: Iterable[str]) -> str:
    values = "".join(f'<xs:enumeration value="{member}"/>' for member in members)
    return (
        f'<xs:simpleType name="{name}"><xs:list><xs:simpleType>'
        f'<xs:restriction base="xs:string">{values}</xs:restriction>'
        "</xs:simpleType></xs:list></xs:simpleType>"
    )


def schema_object(name: str, fields: Iterable[tuple[str, str]], base: str = "") -> str:
    elements = "".join(
        f'<xs:element name="{wire}" type="{type_}"/>' for wire, type_ in fields
    )
    group = f"<xs:sequence>{elements}</xs:sequence>"
    if base:
        group = (
            f'<xs:complexContent><xs:extension base="tns:{base}">{group}'
            "</xs:extension></xs:complexContent>"
        )
    return f'<xs:complexType name="{name}">{group}</xs:complexType>'


def _array(name: str, item: str) -> str:
    return (
        f'<xs:complexType name="{name}"><xs:sequence><xs:element name="Item" '
        f'type="tns:{item}" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>'
        "</xs:complexType>"
    )


def soap_wsdl(schema: str) -> dict[str, str]:
    return {f"{_SOAP}/wsdl.md": wsdl_page("Post1", "Courier", schema, "Get Save")}


def _item(uid: str, type_: str, content: str, rest: str = "") -> str:
    name = uid.rpartition(".")[2].partition("(")[0]
    return (
        f"- uid: {uid}\n  name: {name}\n  type: {type_}\n  namespace: Post.Data\n"
        f"  syntax:\n    content: '{content}'\n{rest}"
    )


def docfx_class(
    name: str, base: str, items: Iterable[str], namespace: str = "Data"
) -> str:
    uid = f"Post.{namespace}.{name}"
    bases = f"  inheritance:\n  - System.Object\n  - {base}\n" if base else ""
    head = _item(uid, "Class", f"public class {name}", bases)
    return "### YamlMime:ManagedReference\nitems:\n" + head + "".join(items)


def docfx_property(owner: str, name: str, type_: str = "System.String") -> str:
    result = f"    return:\n      type: {type_}\n"
    return _item(f"Post.Data.{owner}.{name}", "Property", "public int P", result)


def _member(owner: str, name: str) -> str:
    uid = f"Post.Data.{owner}"
    result = f"    return:\n      type: {uid}\n"
    return _item(f"{uid}.{name}", "Field", f"public const {owner} {name}", result)


def docfx_enum(name: str, members: Iterable[str]) -> str:
    head = _item(f"Post.Data.{name}", "Class", f"public enum {name} : Enum")
    items = "".join(_member(name, member) for member in members)
    return "### YamlMime:ManagedReference\nitems:\n" + head + items


def _agent_yaml(agent: str, methods: Sequence[str]) -> str:
    uid = f"Post.Agents.{agent}Agent"
    head = _item(uid, "Class", f"public class {agent}Agent : AgentBase")
    bases = "  inheritance:\n  - System.Object\n  - Post.Agents.AgentBase\n"
    items = "".join(
        _item(
            f"{uid}.{method}Async(System.String)",
            "Method",
            f"public Task {method}Async()",
            "    parameters:\n    - id: parcelId\n      type: System.Int32\n"
            "    return:\n      type: System.Threading.Tasks.Task{Post.Data.Parcel}\n",
        )
        for method in methods
    )
    return "### YamlMime:ManagedReference\nitems:\n" + head + bases + items


def _one_page(page: str, path: str = f"{_REST}/a.md") -> dict[str, str]:
    return {path: page}


def enum_members(size: int) -> Documents:
    """Members of an enum, of flags and of a value list, in all sources."""
    wires = _wires("M", size)
    query: Row = ("kind", f"Enum: {', '.join(wires)}")
    schema = schema_enum("Kind", wires) + schema_flags("Marks", wires)
    schema += schema_object("Parcel", [("Kind", "tns:Kind"), ("Marks", "tns:Marks")])
    return Documents(
        {
            **soap_wsdl(schema),
            **_one_page(rest_page("GET /api/v1/Parcel", query=[query])),
            f"{_YAML}/Kind.yml": docfx_enum("Kind", [*wires, "Last"]),
        }
    )


def members_of_one_name(size: int) -> Documents:
    """Members that all have the same name in Python."""
    marks = islice(product(".-$", repeat=6), size)
    wires = ["A" + "".join(each) for each in marks]
    query: Row = ("kind", f"Enum: {', '.join(wires)}")
    return Documents(
        {
            **soap_wsdl(schema_enum("Kind", wires)),
            **_one_page(rest_page("GET /api/v1/Parcel", query=[query])),
        }
    )


def types_in_a_row(size: int) -> Documents:
    """Types that extend each other, each with a field of its own."""
    types = [
        schema_object(f"T{number}", [(f"F{number}", "xs:string")], f"T{number - 1}")
        for number in range(1, size)
    ]
    yaml = {
        f"{_YAML}/C{number}.yml": docfx_class(
            f"C{number}",
            f"Post.Data.C{number - 1}",
            [docfx_property(f"C{number}", f"F{number}")],
        )
        for number in range(size)
    }
    schema = schema_object("T0", [("F0", "xs:string")]) + "".join(types)
    return Documents(soap_wsdl(schema) | yaml)


def types_of_one_name(size: int) -> Documents:
    """Types that all have the same name in Python."""
    marks = islice(product(".-$", repeat=6), size)
    wires = ["A" + "".join(each) for each in marks]
    schema = "".join(schema_object(wire, [("Weight", "xs:int")]) for wire in wires)
    pages = {
        f"{_REST}/a{number}.md": rest_page(
            f"GET /api/v1/Agents/Courier/Get{number}",
            response_body=wire,
            rows=[("Weight", "Integer")],
        )
        for number, wire in enumerate(wires)
    }
    return Documents(soap_wsdl(schema) | pages)


def types_that_hold_each_other(size: int) -> Documents:
    """A chain of references through objects, arrays and dictionaries."""
    schema = "".join(
        schema_object(f"T{number}", [("Next", f"tns:T{number + 1}")])
        + _array(f"ArrayOfA{number}", f"ArrayOfA{number + 1}")
        + schema_object(f"U{number}", [("List", f"tns:ArrayOfA{number}")])
        for number in range(size)
    )
    pages = _one_page(
        rest_page(
            "GET /api/v1/Agents/Courier/Get",
            response_body="T0",
            rows=[("Next", "T1"), ("List", "U0")],
        )
    )
    return Documents(soap_wsdl(schema) | pages)


def unnamed_objects(size: int) -> Documents:
    """Objects in a sample that no source names, each with other properties."""
    sample = {f"f{number}": {f"a{number}": number} for number in range(size)}
    items = [{"Part": {f"b{number}": 1}} for number in range(size)]
    return Documents(
        {
            f"{_REST}/a.md": rest_page("GET /api/v1/Parcel", response=sample),
            f"{_REST}/b.md": rest_page("GET /api/v1/Letter", response=items),
            f"{_REST}/c.md": rest_page(
                "POST /api/v1/Agents/Courier/Send",
                body="request",
                body_rows=[("Parcel", "Object")],
                request={"Parcel": sample},
            ),
        }
    )


def unnamed_objects_of_one_name(size: int) -> Documents:
    """Unnamed objects that all want the same name, on pages of the same group."""
    pages = {
        f"{_REST}/a{number}.md": rest_page(
            f"GET /api/v1/Agents/Courier/Get{number}",
            response={"Data": {f"x{number}": 1, "y": 2}},
        )
        for number in range(size)
    }
    return Documents(pages)


def same_properties(size: int) -> Documents:
    """Unnamed objects with the same properties in another order, in a place of their own each."""
    names = ["a", "b", "c", "d", "e", "f"]
    orders = islice(product(range(6), range(5), range(4), range(3)), size)
    sample: dict[str, object] = {}
    for number, order in enumerate(orders):
        left = list(names)
        picked = [left.pop(index) for index in order]
        sample[f"Place{number}"] = {name: {f"k{number}": 1} for name in picked + left}
    return Documents(_one_page(rest_page("GET /api/v1/Parcel", response=sample)))


def nested_objects(size: int) -> Documents:
    """Objects at the bottom of a deep sample, of JSON and of XML."""
    bottom: object = [{"Leaf": {f"k{number}": 1}} for number in range(size)]
    xml = "".join(
        f'<n:F{number} xsi:type="xsd:int">1</n:F{number}>' for number in range(size)
    )
    for level in range(20):
        bottom = {f"Level{level}": bottom}
        xml = f'<n:L{level} xsi:type="n:Level{level}">{xml}</n:L{level}>'
    return Documents(
        {
            f"{_REST}/a.md": rest_page("GET /api/v1/Parcel", response=bottom),
            f"{_SOAP}/a.md": operation_page("Post1/Courier/Get", response=xml),
        }
    )


def types_of_a_soap_sample(size: int) -> Documents:
    """Types in a sample of SOAP, each once, with a part that is cut off; and a type that shows other parts each time."""
    once = "".join(
        f'<n:P{number} xsi:type="n:T{number}"><n:A xsi:type="xsd:int">1</n:A>'
        f'<n:B xsi:nil="true"/></n:P{number}>'
        for number in range(size)
    )
    again = "".join(
        f'<n:Q{number} xsi:type="n:Same"><n:A{number} xsi:type="xsd:int">1</n:A{number}>'
        f"</n:Q{number}>"
        for number in range(size)
    )
    page = operation_page("Post1/Courier/Get", request=again, response=once)
    return Documents({f"{_SOAP}/a.md": page})


def query_parameters(size: int) -> Documents:
    """Query parameters of an operation, some of which have value lists."""
    rows: list[Row] = [(f"$q{number}", "string") for number in range(size)]
    rows += [(f"e{number}", f"Enum: A{number}, B") for number in range(size)]
    page = rest_page("GET /api/v1/Parcel", query=rows)
    return Documents(_one_page(page))


def value_lists_of_one_name(size: int) -> Documents:
    """Value lists of parameters of the same name, each with other members, beside an enum of another source."""
    pages = {
        f"{_REST}/a{number}.md": rest_page(
            f"GET /api/v1/Agents/Courier/Get{number}",
            query=[("kind", f"Enum: A{number}, B")],
        )
        for number in range(size)
    }
    return Documents(pages | soap_wsdl(schema_enum("Kind", _wires("M", size))))


def rows_of_tables(size: int) -> Documents:
    """Rows of body and response tables, of which samples and other sources know some."""
    rows: list[Row] = [(f"F{number}", "String") for number in range(size)]
    values = {f"F{number}": "a" for number in range(0, size, 2)}
    fields = [(f"F{number}", "xs:int") for number in range(1, size + 4, 2)]
    children = "".join(
        f'<n:f{number} xsi:type="xsd:int">1</n:f{number}>' for number in range(size)
    )
    return Documents(
        {
            **soap_wsdl(schema_object("Parcel", fields)),
            f"{_SOAP}/a.md": operation_page("Post1/Courier/Save", request=children),
            f"{_YAML}/Parcel.yml": docfx_class(
                "Parcel",
                "",
                [docfx_property("Parcel", f"F{number}") for number in range(size)],
            ),
            f"{_REST}/a.md": rest_page(
                "POST /api/v1/Agents/Courier/Save",
                body="request",
                body_rows=rows,
                request=values,
                response_body="Parcel",
                rows=rows,
                response=values,
            ),
            f"{_REST}/b.md": rest_page(
                "PUT /api/v1/Parcel", body="entity", request=values, response=values
            ),
            f"{_REST}/c.md": rest_page(
                "GET /api/v1/Agents/Courier/Find",
                response_body="Parcel",
                response=values,
            ),
        }
    )


def _named_parcel() -> str:
    return '<n:Response xsi:type="n:Parcel"><n:Weight xsi:type="xsd:int">1</n:Weight></n:Response>'


def operations_of_one_name(size: int) -> Documents:
    """An operation of the same name in every agent, on pages of all sources."""
    pages: dict[str, str] = {}
    for number in range(size):
        pages |= {
            f"{_SOAP}/a{number}.md": operation_page(
                f"Post1/A{number}/Get", response=_named_parcel()
            ),
            f"{_REST}/a{number}.md": rest_page(
                f"POST /api/v1/Agents/A{number}/Get",
                body="request",
                body_rows=[("parcelId", "Integer")],
                response={"Weight": 1},
            ),
            f"{_REST}/r{number}.md": rest_page(
                f"POST /api/v1/R{number}", uid=f"v1R{number}_Get", body="entity"
            ),
            f"{_YAML}/A{number}Agent.yml": _agent_yaml(f"A{number}", ["Get"]),
        }
    return Documents(pages)


def copies(size: int) -> Documents:
    """Copies of the same pages in as many folders, of which one documents much more than the others."""
    pages: dict[str, str] = {}
    for number in range(size):
        count = size if number == 0 else 2
        rows: list[Row] = [(f"F{row}", "String", "Text.") for row in range(count)]
        parts = "".join(
            f'<n:F{part} xsi:type="n:Parcel"><n:W{part} xsi:type="xsd:int">1</n:W{part}></n:F{part}>'
            for part in range(count)
        )
        prose = "".join(f"* **f{part}:** Text.\n" for part in range(count))
        fields = [(f"F{field}", "xs:int") for field in range(count)]
        folder = f"year{number}"
        pages |= {
            f"{folder}/{_SOAP}/a.md": operation_page(
                "Post1/Courier/Get", request=parts, prose=prose
            ),
            f"{folder}/{_SOAP}/wsdl.md": wsdl_page(
                "Post1", "Courier", schema_object("Box", fields), "Get"
            ),
            f"{folder}/{_REST}/a.md": rest_page(
                "GET /api/v1/Agents/Courier/Get",
                rows=rows,
                query=rows,
                response={"F1": None},
                response_body="Parcel",
            ),
            f"{folder}/{_YAML}/Parcel.yml": docfx_class(
                "Parcel",
                "",
                [docfx_property("Parcel", f"F{field}") for field in range(count)],
            ),
        }
    return Documents(pages)


def sources(size: int) -> Documents:
    """WSDL files of other names in as many folders, each with another field and member; and copies in one folder."""
    pages: dict[str, str] = {}
    for number in range(size):
        fields = [("Same", "xs:int"), (f"F{number}", "xs:int")]
        schema = schema_object("Box", fields)
        schema += schema_enum("Kind", ("Same", f"M{number}"))
        made = (
            f'<n:Made xsi:type="xsd:dateTime">{2000 + number}-01-01T00:00:00Z</n:Made>'
        )
        pages |= {
            f"from{number}/w{number}.xml": wsdl_page("Post1", "Courier", schema, "Get"),
            f"same/{number}.md": operation_page("Post1/Courier/Save", "", made),
        }
    return Documents(pages)


def versions(size: int) -> Documents:
    """Versions of SOAP."""
    pages = {
        f"{_SOAP}/a{number}.md": operation_page(
            f"Post{number}/Courier/Get", response=_named_parcel()
        )
        for number in range(size)
    }
    return Documents(pages)


def agents(size: int) -> Documents:
    """Agents and resources with operations of several results, each of their own."""
    pages: dict[str, str] = {}
    outs = '<n:A xsi:type="xsd:int">1</n:A><n:B xsi:type="xsd:dateTime">2020-01-01T00:00:00</n:B>'
    for number in range(size):
        pages |= {
            f"{_SOAP}/a{number}.md": operation_page(
                f"Post1/A{number}/Get{number}", response=outs
            ),
            f"{_SOAP}/w{number}.md": wsdl_page(
                "Post1", f"A{number}", "", f"Get{number} Save"
            ),
            f"{_REST}/a{number}.md": rest_page(
                f"PATCH /api/v1/Agents/A{number}/Get{number}",
                body="entity",
                request=[{"op": "add", "path": "/x", "value": 1}],
                response={"Kind": {"Sub": {"X": 1.5, "When": {}}}},
            ),
            f"{_REST}/r{number}.md": rest_page(
                f"GET /api/v1/R{number}/{{id}}",
                uid=f"v1R{number}_Get",
                path=[("id", "int32")],
                statuses=((200, "OK"), (404, "There is none.")),
            ),
        }
    return Documents(pages)


def renamed_calls(size: int) -> Documents:
    """Agents, resources and operations under former names, and operations of both protocols with many such parameters."""
    request = "".join(
        f'<n:P{number} xsi:type="xsd:int">1</n:P{number}>' for number in range(size)
    )
    pages = {
        f"{_SOAP}/many.md": operation_page("Post1/Many/Get", request=request),
        f"{_REST}/many.md": rest_page(
            "GET /api/v1/Agents/Many/Get",
            query=[(f"q{number}", "string") for number in range(size)],
        ),
    }
    for number in range(size):
        pages |= {
            f"{_SOAP}/a{number}.md": operation_page(f"Post1/A{number}/Get"),
            f"{_REST}/a{number}.md": rest_page(f"GET /api/v1/Agents/A{number}/Get"),
            f"{_REST}/r{number}.md": rest_page(
                f"GET /api/v1/R{number}", uid=f"v1R{number}_Get"
            ),
        }
    return Documents(pages, is_renamed=True)


def custom_classes(size: int) -> Documents:
    """Classes of the user for agents of both protocols, each in a module of its own and with a base in between."""
    paths = ("agents", "soap.post1.agents")
    bases = [
        (f"superoffice.{path}.A{number}Agent", f"m{number}_{index}")
        for number in range(size)
        for index, path in enumerate(paths)
    ]
    custom = tuple(
        CustomClass(
            module=f"superoffice_custom.{module}",
            name=name,
            bases=(base,),
            path=f"{module}.py",
            line=1,
        )
        for generated, module in bases
        for name, base in (
            ("_Base", generated),
            ("Mine", f"superoffice_custom.{module}._Base"),
        )
    )
    return Documents(agents(size).pages, custom_classes=custom)


def _parcel_pages(size: int) -> dict[str, str]:
    rows: list[Row] = [(f"F{number}", "String") for number in range(size)]
    query: list[Row] = [(f"q{number}", "string") for number in range(size)]
    pages = _one_page(
        rest_page(
            "GET /api/v1/Agents/Courier/Get",
            query=query,
            response_body="Parcel",
            rows=rows,
        )
    )
    fields = [(f"F{number}", "xs:string") for number in range(size)]
    return pages | soap_wsdl(
        schema_object("Parcel", fields) + schema_enum("Kind", _wires("M", size))
    )


def overrides_of_one_subject(size: int) -> Documents:
    """Overrides of the parts of one operation and one type: types, texts, names and drops."""
    entries = [
        f"rest/v1/Agents/Courier/Get#param/q{number}:\n  name: better_{number}\n  text: Better.\n"
        for number in range(0, size, 2)
    ]
    entries += [
        f"types/Parcel#field/F{number}:\n  type: int32\n"
        for number in range(0, size, 2)
    ]
    entries += [
        f"types/Parcel#field/F{number}:\n  drop: true\n" for number in range(1, size, 2)
    ]
    entries += [
        f"types/Post1/Parcel#field/F{number}:\n  type: array<int32>\n"
        for number in range(0, size, 2)
    ]
    entries += [
        f"types/Post1/Kind#member/M{number}:\n  text: Better.\n"
        for number in range(size)
    ]
    return Documents(_parcel_pages(size), "".join(entries))


def overrides_of_many_subjects(size: int) -> Documents:
    """Overrides of many types and operations."""
    entries = [
        f"rest/v1/Agents/A{number}/Get{number}:\n  text: Better.\n  name: better\n"
        for number in range(size)
    ]
    entries += [
        f"soap/Post1/A{number}/Get{number}:\n  drop: true\n" for number in range(size)
    ]
    return Documents(agents(size).pages, "".join(entries))


def overrides_of_nothing(size: int) -> Documents:
    """Overrides of subjects that the docs do not have."""
    entries = [
        f"types/Parcl#field/F{number}:\n  type: int32\n" for number in range(size)
    ]
    return Documents(_parcel_pages(size), "".join(entries))


def patterns(size: int) -> Documents:
    """Patterns of `--only` and `--exclude`: names of agents, and ids."""
    only = tuple(f"A{number}" for number in range(size))
    exclude = tuple(f"rest/v1/Agents/A{number}/Get{number}" for number in range(size))
    return Documents(agents(size).pages, only=only, exclude=exclude)


def recorded_names(size: int) -> Documents:
    """Rows of the record of names."""
    record = {
        f"types/Post1/Kind#member/M{number}": f"RECORDED_{number}"
        for number in range(size)
    }
    return Documents(_parcel_pages(size), record=record)


def values_of_samples(size: int) -> Documents:
    """Values in samples that the types of the model do not allow."""
    rows: list[Row] = [("When", "date-time"), ("Count", "int64"), ("List", "Array")]
    empty: dict[str, object] = {}
    items = [{"When": "word", "Count": 1.5, "List": empty} for _ in range(size)]
    page = rest_page(
        "GET /api/v1/Agents/Courier/List",
        heading=" array",
        rows=rows,
        response=items,
    )
    nulls = "".join('<arr:int xsi:nil="true"/>' for _ in range(size))
    sample = f'<n:Ids xsi:type="arr:ArrayOfint">{nulls}</n:Ids>'
    return Documents(
        {
            f"{_REST}/a.md": page,
            f"{_SOAP}/a.md": operation_page("Post1/Courier/Get", request=sample),
        }
    )


def conflicts(size: int) -> Documents:
    """Pages that contradict each other about the same types and operations, or are broken."""
    pages: dict[str, str] = {}
    for number in range(size):
        kind = "int" if number % 2 else "string"
        part = f'<n:A xsi:type="n:Parcel"><n:W xsi:type="xsd:{kind}">1</n:W></n:A>'
        pages |= {
            f"{_SOAP}/a{number}.md": operation_page(
                f"Post1/Courier/Get{number}",
                request=part,
                response='<n:X xsi:nil="true"/>',
            ),
            f"{_SOAP}/w{number}.md": wsdl_page(
                "Post1",
                f"W{number}",
                schema_object("Box", [("W", f"xs:{kind}")]),
                "Get",
            ),
            f"{_REST}/broken{number}.md": "# Nothing\n",
        }
    return Documents(pages)


def columns_of_an_archive(size: int) -> Documents:
    """Columns of an archive, in many tables; of some the names in Python are the same."""
    rows: list[ColumnRow] = [(f"c{number}", "int", "", "") for number in range(size)]
    rows += [(f"a/b{number}", "string", "Words.", "x") for number in range(size)]
    rows += [(f"aB{number}", "*None*", "", "x") for number in range(size)]
    more = [rows[start : start + 10] for start in range(10, len(rows), 10)]
    page = archive_page(columns=rows[:10], more=more)
    return Documents({"a.md": page, f"{_REST}/l.md": list_page("Parcels")})


def archives_of_lists(size: int) -> Documents:
    """Lists that name archives, by the same name or another one, of which some have a page."""
    pages: dict[str, str] = {}
    for number in range(size):
        # so long that the list of routes has more than a page for all sizes
        wire = f"N{number}{'parcel' * 12}"
        plural = "s" if number % 2 else ""
        pages |= {
            f"{_REST}/l{number}.md": list_page(
                f"{wire}{plural}", f"GET /api/v1/{wire}"
            ),
            f"a{number}.md": archive_page(wire if number % 3 else f"Other{number}"),
        }
    return Documents(pages)


_ALL: Final[tuple[Callable[[int], Documents], ...]] = (
    enum_members,
    members_of_one_name,
    types_in_a_row,
    types_of_one_name,
    types_that_hold_each_other,
    unnamed_objects,
    unnamed_objects_of_one_name,
    same_properties,
    nested_objects,
    types_of_a_soap_sample,
    query_parameters,
    value_lists_of_one_name,
    rows_of_tables,
    operations_of_one_name,
    copies,
    sources,
    versions,
    agents,
    renamed_calls,
    custom_classes,
    overrides_of_one_subject,
    overrides_of_many_subjects,
    overrides_of_nothing,
    patterns,
    recorded_names,
    values_of_samples,
    conflicts,
    columns_of_an_archive,
    archives_of_lists,
    *GUIDE_KINDS,
    *OPENAPI_KINDS,
)
KINDS: Final = {kind.__name__: kind for kind in _ALL}
"""The kinds by name."""

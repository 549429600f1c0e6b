"""Pages of an invented API, in the shapes of the real ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.facts import PageFacts, SoapOperationFacts, WsdlFacts
from generator.reader.read import read_page

NAMESPACE = "http://www.superoffice.net/ws/crm/NetServer/Services90"
ARRAYS = "http://schemas.microsoft.com/2003/10/Serialization/Arrays"

ENVELOPE = """<?xml version="1.0" encoding="UTF-8"?>
<E:Envelope
 xmlns:E="http://www.w3.org/2003/05/soap-envelope"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xmlns:xsd="http://www.w3.org/2001/XMLSchema"
 xmlns:Arr="{arrays}"
 xmlns:Parcel="{namespace}">
{headers} <E:Body>
   {body}
 </E:Body>
</E:Envelope>
"""

HEADERS = """  <Parcel:ApplicationToken>11-22</Parcel:ApplicationToken>
  <Parcel:Credentials>
    <Parcel:Ticket>7T:none</Parcel:Ticket>
  </Parcel:Credentials>
"""

REQUEST = """<Parcel:Track>
    <Parcel:ParcelId xsi:type="xsd:int">0</Parcel:ParcelId>
    <Parcel:Tags xsi:type="Arr:ArrayOfstring">
     <Arr:string xsi:type="xsd:string"></Arr:string>
    </Parcel:Tags>
    <Parcel:Depot xsi:nil="true"></Parcel:Depot>
   </Parcel:Track>"""

RESPONSE = """<Parcel:TrackResponse>
   </Parcel:TrackResponse>"""

PROSE = """Follow a parcel through all depots.

* **parcelId:** The number on the label.
* **tags:** Words to look for.
* **depot:**

**Returns:** The last known place.

"""


def envelope(body: str, headers: str = "", namespace: str = NAMESPACE) -> str:
    return ENVELOPE.format(
        arrays=ARRAYS, namespace=namespace, headers=headers, body=body
    )


def operation_page(
    *,
    front: str = "title: Services90.ParcelAgent.Track SOAP\ngenerated: 1\nuid: Services90-Parcel-Track",
    heading: str = "# Services90 Parcel Track",
    endpoint: str = "SOAP request and response examples **Remote/Services90/Parcel.svc**",
    prose: str = PROSE,
    request: str | None = None,
    response: str | None = None,
) -> str:
    """An operation page; each part can be replaced."""
    if request is None:
        request = envelope(REQUEST, HEADERS)
    if response is None:
        response = envelope(RESPONSE)
    return f"""---
{front}
---

{heading}

{endpoint}
Implemented by the <see cref="M:SuperOffice.Services90.IParcelAgent.Track">SuperOffice.Services90.IParcelAgent.Track</see> method.

## Track

{prose}
[WSDL file for Services90/Parcel](../Services90-Parcel.md)

Obtain a ticket from the [Services90/SoPrincipal.svc](../SoPrincipal/index.md)

Application tokens must be given online.

## Track Request

```xml
{request}
```


## Track Response

```xml
{response}
```

"""


@pytest.fixture
def page() -> Callable[..., str]:
    return operation_page


@pytest.fixture
def soap_envelope() -> Callable[..., str]:
    return envelope


@pytest.fixture
def facts_of() -> Callable[[str], SoapOperationFacts]:
    """The facts of an operation page; the page must have some."""

    def read(text: str) -> SoapOperationFacts:
        facts = read_page("page.md", text.encode()).facts
        assert isinstance(facts, SoapOperationFacts)
        return facts

    return read


@pytest.fixture
def found() -> Callable[[PageFacts], list[tuple[str, int]]]:
    """The ids and lines of a page's diagnostics."""
    return lambda page: [(d.id, d.line) for d in page.diagnostics]


@pytest.fixture
def wsdl() -> str:
    """A small WSDL with every shape of type that WCF writes."""
    return (Path(__file__).parent / "fixtures" / "parcel.wsdl").read_text("utf-8")


@pytest.fixture
def wsdl_facts(wsdl: str) -> WsdlFacts:
    facts = read_page("parcel.wsdl", wsdl.encode()).facts
    assert isinstance(facts, WsdlFacts)
    return facts

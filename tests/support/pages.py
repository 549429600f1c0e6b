"""Pages as short as a test needs them."""

from __future__ import annotations

_ENVELOPE = """<?xml version="1.0" encoding="UTF-8"?>
<SOAP-ENV:Envelope
 xmlns:SOAP-ENV="http://www.w3.org/2003/05/soap-envelope"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xmlns:xsd="http://www.w3.org/2001/XMLSchema"
 xmlns:arr="http://schemas.microsoft.com/2003/10/Serialization/Arrays"
 xmlns:ser="http://schemas.microsoft.com/2003/10/Serialization/"
 xmlns:n="http://www.superoffice.net/ws/crm/NetServer/{version}">
{headers}<SOAP-ENV:Body><n:{wrapper}>{content}</n:{wrapper}></SOAP-ENV:Body>
</SOAP-ENV:Envelope>
"""
_HEADERS = (
    "<n:ApplicationToken>a</n:ApplicationToken>"
    "<n:Credentials><n:Ticket>7T:b</n:Ticket></n:Credentials>"
)


def operation_page(
    name: str, request: str = "", response: str = "", prose: str = ""
) -> str:
    """A SOAP operation page; `name` is `Services88/Agent/Operation`."""
    version, agent, operation = name.split("/")
    sent = _ENVELOPE.format(
        version=version, headers=_HEADERS, wrapper=operation, content=request
    )
    received = _ENVELOPE.format(
        version=version, headers="", wrapper=f"{operation}Response", content=response
    )
    return f"""---
title: {version}.{agent}Agent.{operation} SOAP
generated: 1
uid: {version}-{agent}-{operation}
---

# {version} {agent} {operation}

SOAP request and response examples **Remote/{version}/{agent}.svc**

## {operation}

{prose}

[WSDL file for {version}/{agent}](../{version}-{agent}.md)

## {operation} Request

```xml
{sent}
```

## {operation} Response

```xml
{received}
```
"""


def wsdl_page(version: str, agent: str, schema: str, operations: str = "") -> str:
    """A WSDL page whose schema of the version's namespace holds `schema`.

    `operations` names operations without parameters, separated by blanks.
    """
    tns = f"http://www.superoffice.net/ws/crm/NetServer/{version}"
    names = operations.split()
    wrappers = "".join(
        f'<xs:element name="{name}{suffix}"><xs:complexType><xs:sequence/>'
        "</xs:complexType></xs:element>"
        for name in names
        for suffix in ("", "Response")
    )
    messages = "".join(
        f'<wsdl:message name="{name}{kind}"><wsdl:part name="parameters" '
        f'element="tns:{name}{suffix}"/></wsdl:message>'
        for name in names
        for kind, suffix in (("Request", ""), ("Response", "Response"))
    )
    ports = "".join(
        f'<wsdl:operation name="{name}"><wsdl:input message="tns:{name}Request"/>'
        f'<wsdl:output message="tns:{name}Response"/></wsdl:operation>'
        for name in names
    )
    bindings = "".join(
        f'<wsdl:operation name="{name}"><soap:operation '
        f'soapAction="{tns}/{agent}/{name}" style="document"/>'
        '<wsdl:input><soap:body use="literal"/></wsdl:input>'
        '<wsdl:output><soap:body use="literal"/></wsdl:output></wsdl:operation>'
        for name in names
    )
    return f"""---
generated: 1
uid: wsdl-{version}-{agent}
title: {version}.{agent}Agent WSDL
---

# {version}.{agent}Agent WSDL

```xml
<?xml version="1.0" encoding="utf-8"?>
<wsdl:definitions name="Wcf{agent}Service" targetNamespace="{tns}"
 xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:tns="{tns}"
 xmlns:arr="http://schemas.microsoft.com/2003/10/Serialization/Arrays">
<wsdl:types><xs:schema elementFormDefault="qualified" targetNamespace="{tns}">
{wrappers}
{schema}
</xs:schema></wsdl:types>
{messages}
<wsdl:portType name="{agent}">{ports}</wsdl:portType>
<wsdl:binding name="BasicHttpBinding_{agent}" type="tns:{agent}">
<soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>{bindings}</wsdl:binding>
<wsdl:service name="Wcf{agent}Service"><wsdl:port name="BasicHttpBinding_{agent}"
 binding="tns:BasicHttpBinding_{agent}">
<soap:address location="https://sod.example/Remote/{version}/{agent}.svc"/></wsdl:port>
</wsdl:service>
</wsdl:definitions>
```
"""

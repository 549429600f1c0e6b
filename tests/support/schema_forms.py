"""A WSDL whose types use forms of XML Schema that WCF does not write."""

from __future__ import annotations

NAMESPACE = "http://www.superoffice.net/ws/crm/NetServer/Services90"
ACTION = f"{NAMESPACE}/Crate/"


def enumeration(name: str, *values: str) -> str:
    """A simple type with these values; a number may follow a value behind `=`."""
    return (
        f'<xs:simpleType name="{name}"><xs:restriction base="xs:string">'
        + "".join(map(_value, values))
        + "</xs:restriction></xs:simpleType>"
    )


def _value(value: str) -> str:
    written, _, number = value.partition("=")
    mark = 'xmlns="http://schemas.microsoft.com/2003/10/Serialization/"'
    inside = (
        f"<xs:annotation><xs:appinfo><EnumerationValue {mark}>{number}</EnumerationValue></xs:appinfo></xs:annotation>"
        if number
        else ""
    )
    return f'<xs:enumeration value="{written}">{inside}</xs:enumeration>'


def schema_wsdl(types: str, request: str, response: str, top: str = "") -> str:
    """A WSDL of the agent `Crate` with the operation `Pack`: its types, and the groups in its two wrappers."""
    return f"""<?xml version="1.0" encoding="utf-8"?>
<wsdl:definitions name="WcfCrateService" targetNamespace="{NAMESPACE}"
    xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
    xmlns:tns="{NAMESPACE}">
  {top}
  <wsdl:types>
    <xs:schema elementFormDefault="qualified" targetNamespace="{NAMESPACE}" xmlns:xs="http://www.w3.org/2001/XMLSchema">
      <xs:element name="Pack"><xs:complexType>{request}</xs:complexType></xs:element>
      <xs:element name="PackResponse"><xs:complexType>{response}</xs:complexType></xs:element>
      {types}
    </xs:schema>
  </wsdl:types>
  <wsdl:message name="PackRequest"><wsdl:part name="parameters" element="tns:Pack" /></wsdl:message>
  <wsdl:message name="PackResponse"><wsdl:part name="parameters" element="tns:PackResponse" /></wsdl:message>
  <wsdl:portType name="Crate">
    <wsdl:operation name="Pack">
      <wsdl:input message="tns:PackRequest" />
      <wsdl:output message="tns:PackResponse" />
    </wsdl:operation>
  </wsdl:portType>
  <wsdl:binding name="BasicHttpBinding_Crate" type="tns:Crate">
    <soap:binding transport="http://schemas.xmlsoap.org/soap/http" />
    <wsdl:operation name="Pack">
      <soap:operation soapAction="{ACTION}Pack" style="document" />
      <wsdl:input><soap:body use="literal" /></wsdl:input>
      <wsdl:output><soap:body use="literal" /></wsdl:output>
    </wsdl:operation>
  </wsdl:binding>
</wsdl:definitions>
"""


FORMS = schema_wsdl(
    types=f"""
      <xs:complexType name="Crate">
        <xs:sequence>
          <xs:element name="Label" type="xs:string" />
          <xs:element minOccurs="0" maxOccurs="unbounded" name="Note" type="xs:string" />
          <xs:element minOccurs="0" maxOccurs="5" name="Count" type="xs:int" />
          <xs:choice>
            <xs:element name="Weight" type="xs:double" />
            <xs:element name="Pieces" type="xs:int" />
          </xs:choice>
          <xs:sequence>
            <xs:element minOccurs="0" name="State" type="tns:State" />
            <xs:group ref="tns:Marks" minOccurs="0" />
          </xs:sequence>
          <xs:element minOccurs="0" maxOccurs="unbounded" name="Inner" type="tns:Crate" />
          <xs:element minOccurs="0" maxOccurs="unbounded" name="Past" type="tns:State" />
          <xs:element minOccurs="0" name="Code" type="tns:Code" />
          <xs:element minOccurs="0" name="Sizes" type="tns:Sizes" />
        </xs:sequence>
      </xs:complexType>
      <xs:group name="Marks">
        <xs:sequence>
          <xs:element minOccurs="0" name="Fragile" type="xs:boolean" />
        </xs:sequence>
      </xs:group>
      <xs:simpleType name="Code"><xs:restriction base="xs:int"><xs:minInclusive value="1" /></xs:restriction></xs:simpleType>
      <xs:simpleType name="Sizes"><xs:list itemType="xs:int" /></xs:simpleType>
      {enumeration("State", "Open", "On Hold", "1st", "", "Gone=7")}
      {enumeration("Side", "Top", "Bottom", "Left")}
      <xs:simpleType name="Sides"><xs:list itemType="tns:Side" /></xs:simpleType>
    """,
    request="""<xs:sequence>
      <xs:element minOccurs="0" name="Crate" nillable="true" type="tns:Crate" />
      <xs:element minOccurs="0" maxOccurs="unbounded" name="Place" type="xs:string" />
      <xs:choice>
        <xs:element name="Before" type="xs:int" />
        <xs:element name="After" type="xs:int" />
      </xs:choice>
      <xs:element minOccurs="0" name="Up" type="tns:Sides" />
    </xs:sequence>""",
    response="""<xs:sequence>
      <xs:element minOccurs="0" name="Crate" nillable="true" type="tns:Crate" />
      <xs:element minOccurs="0" maxOccurs="unbounded" name="Place" type="xs:string" />
    </xs:sequence>""",
)
"""A WSDL with a form of each kind that the SDK sends and reads."""

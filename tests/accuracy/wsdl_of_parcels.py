"""The WSDL of the agent of `soap_of_parcels`, in the form that .NET writes."""

from __future__ import annotations

from typing import Final

_TYPES: Final = """
<xs:schema targetNamespace="urn:parcels" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:arr="http://schemas.microsoft.com/2003/10/Serialization/Arrays">
 <xs:element name="Find"><xs:complexType><xs:sequence>
  <xs:element minOccurs="0" name="Id" type="xs:int"/>
  <xs:element minOccurs="0" name="Like" nillable="true" type="tns:Parcel"/>
 </xs:sequence></xs:complexType></xs:element>
 <xs:element name="FindResponse"><xs:complexType><xs:sequence>
  <xs:element minOccurs="0" name="Response" nillable="true" type="tns:ArrayOfParcel"/>
 </xs:sequence></xs:complexType></xs:element>
 <xs:element name="Token" nillable="true" type="xs:string"/>
 <xs:element name="Succeeded" type="xs:boolean"/>
 <xs:complexType name="Base"><xs:sequence>
  <xs:element name="Rights" type="xs:int"/>
 </xs:sequence></xs:complexType>
 <xs:complexType name="Parcel"><xs:complexContent>
  <xs:extension base="q1:Base" xmlns:q1="urn:parcels"><xs:sequence>
   <xs:element name="Sender" nillable="true" type="xs:string"/>
   <xs:element name="Weight" type="xs:short"/>
   <xs:element name="State" type="tns:State"/>
   <xs:element name="Labels" nillable="true" type="tns:Labels"/>
   <xs:element name="Stops" nillable="true" type="arr:ArrayOfArrayOfint"/>
  </xs:sequence></xs:extension></xs:complexContent></xs:complexType>
 <xs:simpleType name="State"><xs:restriction base="xs:string">
  <xs:enumeration value="Sent"/>
  <xs:enumeration value="Lost"><xs:annotation><xs:appinfo>
   <EnumerationValue xmlns="http://schemas.microsoft.com/2003/10/Serialization/">7</EnumerationValue>
  </xs:appinfo></xs:annotation></xs:enumeration>
 </xs:restriction></xs:simpleType>
 <xs:complexType name="Labels"><xs:annotation><xs:appinfo>
   <IsDictionary xmlns="http://schemas.microsoft.com/2003/10/Serialization/">true</IsDictionary>
  </xs:appinfo></xs:annotation><xs:sequence>
  <xs:element maxOccurs="unbounded" name="Label"><xs:complexType><xs:sequence>
   <xs:element name="Key" type="xs:string"/><xs:element name="Value" type="xs:string"/>
  </xs:sequence></xs:complexType></xs:element>
 </xs:sequence></xs:complexType>
 <xs:complexType name="ArrayOfParcel"><xs:sequence>
  <xs:element maxOccurs="unbounded" name="Parcel" nillable="true" type="tns:Parcel"/>
 </xs:sequence></xs:complexType>
 <xs:complexType name="Elsewhere"><xs:complexContent>
  <xs:extension base="tns:Base"><xs:sequence/></xs:extension>
 </xs:complexContent></xs:complexType>
</xs:schema>
<xs:schema targetNamespace="http://schemas.microsoft.com/2003/10/Serialization/"
  xmlns:xs="http://www.w3.org/2001/XMLSchema">
 <xs:simpleType name="char"><xs:restriction base="xs:int"/></xs:simpleType>
</xs:schema>
"""


def wsdl(types: str = _TYPES) -> bytes:
    """The file; `types` takes the place of its schemas."""
    return f"""<?xml version="1.0" encoding="utf-8"?>
<wsdl:definitions targetNamespace="urn:parcels" xmlns:tns="urn:parcels"
  xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/">
<wsdl:types>{types}</wsdl:types>
<wsdl:message name="FindRequest"><wsdl:part name="parameters" element="tns:Find"/></wsdl:message>
<wsdl:message name="Headers"><wsdl:part name="Token" element="tns:Token"/></wsdl:message>
<wsdl:message name="FindResponse"><wsdl:part name="parameters" element="tns:FindResponse"/>
 <wsdl:part name="Succeeded" element="tns:Succeeded"/></wsdl:message>
<wsdl:portType name="Parcel"><wsdl:operation name="Find">
 <wsdl:input message="tns:FindRequest"/><wsdl:output message="tns:FindResponse"/>
</wsdl:operation></wsdl:portType>
<wsdl:binding name="Binding" type="tns:Parcel">
 <soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
 <wsdl:operation name="Find"><soap:operation soapAction="urn:parcels/V1/Parcel/Find"/>
 <wsdl:input><soap:header message="tns:Headers" part="Token"/><soap:body use="literal"/></wsdl:input>
 <wsdl:output><soap:header message="tns:FindResponse" part="Succeeded"/></wsdl:output>
</wsdl:operation></wsdl:binding>
<wsdl:service name="Service"><wsdl:port name="Port" binding="tns:Binding">
 <soap:address location="https://host.example/Tenant/Remote/V1/Parcel.svc"/>
</wsdl:port></wsdl:service>
</wsdl:definitions>""".encode()


def with_types(changed: str, to: str) -> bytes:
    """The file in which a text of the schemas is another one."""
    if changed not in _TYPES:
        raise ValueError(f"the schemas have no {changed}")
    return wsdl(_TYPES.replace(changed, to))

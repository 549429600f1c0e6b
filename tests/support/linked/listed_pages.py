"""Index pages of an agent and of a resource, and the pages that they list."""

from __future__ import annotations

from support.pages import operation_page
from support.rest_pages import rest_page

INDEX = """---
title: Services88.DepotAgent SOAP
uid: Services88-Depot-soap
---

# Services88 Depot SOAP

SOAP request and response examples, and WSDL files for **Remote/Services88/Depot.svc**

Download [WSDL file for Services88/Depot](../Services88-Depot.md) if you need to generate your own proxy code.

* [Send](Send.md)
* [Drop](Drop.md)
"""
SOAP = {
    "Depot/index.md": INDEX,
    "Depot/Send.md": operation_page("Services88/Depot/Send", "", ""),
    "Depot/Drop.md": operation_page("Services88/Depot/Drop", "", ""),
}
"""An agent with two operations; the page of its WSDL is left out."""
REST_INDEX = """---
title: Box
---

```http
/api/v1/Box
```

* [GET Box](v1BoxEntity_GetBox.md)
"""
REST = {
    "Box/index.md": REST_INDEX,
    "Box/v1BoxEntity_GetBox.md": rest_page(
        "GET /api/v1/Box/{id}", uid="v1BoxEntity_GetBox"
    ),
}
"""A resource with one operation."""

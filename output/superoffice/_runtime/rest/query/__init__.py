"""The OData dialect of the API: columns, conditions, order, and the query parameters made of them."""

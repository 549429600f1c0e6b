"""The OData dialect: columns, conditions, order, and the query parameters made of them."""

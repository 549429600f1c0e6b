"""The client of our programs. Nothing makes a client, so a program imports this one."""

from __future__ import annotations

from superoffice import SuperOffice


class Crm(SuperOffice):
    """A client that knows what our programs ask all the time."""

    def responsible(self, company: int) -> str:
        """Who looks after a company."""
        associate = self.contact.get_contact_entity(company).associate
        return associate.label if associate else "nobody"

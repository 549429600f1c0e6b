"""Companies, and the people who look after them, as we see them."""

from __future__ import annotations

from superoffice import models
from superoffice.resources import AsyncContactResource, ContactResource


class Associate(models.Associate):
    """Every associate in an answer is one of these."""

    @property
    def label(self) -> str:
        """The name for people, with the user name if there is one."""
        name = self.full_name or "nobody"
        return f"{name} ({self.user_name})" if self.user_name else name


class Company(models.ContactEntity):
    """A company without links."""

    @property
    def title(self) -> str:
        """Name and department on one line."""
        return ", ".join(filter(None, (self.name, self.department)))


class CompanyWithLinks(models.ContactEntityWithLinks, Company):
    """A company as it is read. It stands for the nearest generated class, and has what `Company` adds."""


class CompanyResource(ContactResource):
    """Is `so.contact`."""

    def rename(self, key: int, name: str) -> CompanyWithLinks:
        """Reads a company, and stores it with another name."""
        company = self.get_contact_entity(key)
        return self.put_contact_entity(key, company.copy(name=name))


class AsyncCompanyResource(AsyncContactResource):
    """Is `so.contact` of the asynchronous client, which has a class of its own."""

    async def rename(self, key: int, name: str) -> CompanyWithLinks:
        """Reads a company, and stores it with another name."""
        company = await self.get_contact_entity(key)
        return await self.put_contact_entity(key, company.copy(name=name))

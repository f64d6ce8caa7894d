"""The public pages as a static site that any web server can host, at the same addresses."""

from stadtfaden.exchange.site.folder import NotOurs
from stadtfaden.exchange.site.making import CannotPublish
from stadtfaden.exchange.site.publishing import Published, publish
from stadtfaden.exchange.site.values import Dead, Pictures, Plan, Server

__all__ = ["CannotPublish", "Dead", "NotOurs", "Pictures", "Plan", "Published", "Server", "publish"]

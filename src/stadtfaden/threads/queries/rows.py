"""What the questions hand back, by name, for the annotations of the faces; they ask no table themselves."""

from stadtfaden.actors.models import Municipality
from stadtfaden.corpus.models import Document, Edition, Page, Passage, Statement
from stadtfaden.threads.models import Area, Link

__all__ = ["Area", "Document", "Edition", "Link", "Municipality", "Page", "Passage", "Statement"]

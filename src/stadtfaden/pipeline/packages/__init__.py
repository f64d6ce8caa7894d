"""A whole city as one file: every record with its number, the log with its chain, the originals."""

from stadtfaden.pipeline.packages.bounds import AGAIN, CannotUnpack
from stadtfaden.pipeline.packages.packing import Packed, pack_city
from stadtfaden.pipeline.packages.unpacking import unpack_city

__all__ = ["AGAIN", "CannotUnpack", "Packed", "pack_city", "unpack_city"]

"""The open data of a city for machines: read-only, described by itself."""

"""One pure function over many arguments: on this machine's cores, or on a cluster."""

from stadtfaden.adapters.engines.cluster import Cluster
from stadtfaden.adapters.engines.local import Cores, Limits, without_interruption
from stadtfaden.adapters.engines.protocol import Call, Done, Engine, Fall, Fallen

__all__ = ["Call", "Cluster", "Cores", "Done", "Engine", "Fall", "Fallen", "Limits", "without_interruption"]

"""One analyser of German words for every engine."""

from stadtfaden.core.words.analyser import Analyser, index_terms, tokens
from stadtfaden.core.words.folding import fold
from stadtfaden.core.words.splitting import Part, Splitter
from stadtfaden.core.words.values import Token

__all__ = ["Analyser", "Part", "Splitter", "Token", "fold", "index_terms", "tokens"]

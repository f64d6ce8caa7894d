"""The words by which the meaning of a statement is worked out."""

CONTEXT = 300  # characters of what stands below that count for the meaning


def meaning_of(title: str, text: str) -> str:
    """Title and text, the title once."""
    return text if title.rstrip("…") in text else f"{title}. {text}"


def meaning_in_context(title: str, text: str, context: str) -> str:
    """With what the paper says below: a title alone is too short to be compared."""
    said = meaning_of(title, text)
    return f"{said}. {context[:CONTEXT]}" if context else said

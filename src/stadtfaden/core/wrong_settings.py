"""A setting that cannot be meant: what is wrong with it and the way out, in one German sentence."""


class WrongSetting(ValueError):  # noqa: N818 -- named after the fact
    """`str` is the whole sentence; `name` is the setting's, as the environment has it."""

    def __init__(self, name: str, said: str, wanted: str) -> None:
        super().__init__(f"Die Einstellung {name} ist falsch („{said}“): {wanted}")
        self.name = name


def whole_number(name: str, said: str, usual: int) -> int:
    """0 or more; `usual` where nothing is said. Raises WrongSetting."""
    text = said.strip()
    if not text:
        return usual
    if not (text.isascii() and text.isdigit()):
        raise WrongSetting(name, said, f"Nötig ist eine ganze Zahl wie {usual}, oder sie weglassen.")
    return int(text)

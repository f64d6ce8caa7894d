"""`python -m stadtfaden.core.digital.training` learns model.json from the sentences of this folder."""

from pathlib import Path

from stadtfaden.core.digital.training.learning import examples_in, learn, write_model

HERE = Path(__file__).parent

if __name__ == "__main__":
    write_model(*learn(examples_in(HERE)), HERE.parent / "model.json")

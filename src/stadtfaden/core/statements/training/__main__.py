"""`python -m stadtfaden.core.statements.training` learns line_model.json from this folder."""

from pathlib import Path

from stadtfaden.core.statements.training.learning import examples_in, learn, write_model

HERE = Path(__file__).parent

if __name__ == "__main__":
    write_model(learn(examples_in(HERE)), HERE.parent / "line_model.json")

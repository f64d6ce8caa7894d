"""`python -m stadtfaden.core.digital.training` learns model.json from the sentences of this folder."""

from pathlib import Path

from stadtfaden.core.digital.training.learning import examples_in, learn, silent_in, write_model

HERE = Path(__file__).parent
CORE = HERE.parents[1]

if __name__ == "__main__":
    school = examples_in(HERE) + silent_in(CORE / "statements" / "training")
    write_model(*learn(school), HERE.parent / "model.json")

"""What a passage costs: the whole understanding beside embedding every passage one by one, in the same run.

`python -m bench understanding`: some text papers of the shelf, read and understood as a build does
(statements, targets, areas, digital connection, vectors; not links), then a sample of their passages embedded
each alone by the same model. Processor time, so that other work on the machine does not count.
"""

import time
from pathlib import Path

from bench.figures import Figure, show
from bench.shelf import folder_of

PAPERS, SAMPLED = 12, 200


def measure(data: Path, real: Path) -> None:
    from platformdirs import user_cache_dir  # noqa: PLC0415 -- Django must have started

    from stadtfaden.pipeline.meanings import mean_vectors, pieces_of  # noqa: PLC0415 -- as above
    from stadtfaden.reading import read  # noqa: PLC0415 -- as above
    from stadtfaden.search import VectorMemory, open_embedder  # noqa: PLC0415 -- as above

    papers = sorted(path for path in folder_of(real).rglob("*.*") if path.suffix in {".txt", ".pdf"})
    papers = papers[:: max(1, len(papers) // PAPERS)][:PAPERS]
    embedder = open_embedder(Path(user_cache_dir("stadtfaden")))
    embedder.passages(["warm"])
    read("Ein Satz. Bis 2030 entstehen 20 Bänke.".encode(), name="warm.txt")
    begun = time.process_time()
    readings = [read(path.read_bytes(), name=path.name) for path in papers]
    texts = [pieces_of(one.title, one.text, "") for reading in readings for one in reading.statements]
    mean_vectors(texts, VectorMemory(data / "bench-understanding", embedder).passages)
    understood = time.process_time() - begun
    passages = [passage.text for reading in readings for passage in reading.passages if passage.text.strip()]
    sample = passages[:: max(1, len(passages) // SAMPLED)][:SAMPLED]
    begun = time.process_time()
    for text in sample:
        embedder.passages([text])
    alone = (time.process_time() - begun) / len(sample)
    ours = understood / len(passages)
    show(
        f"Understanding: {len(papers)} papers, {len(passages)} passages, {len(texts)} statements",
        [
            Figure("a passage, whole understanding", f"{1000 * ours:.2f} ms", ""),
            Figure("a passage, embedded alone", f"{1000 * alone:.2f} ms (sample of {len(sample)})", ""),
            Figure("how many times faster", f"{alone / ours:.1f}", "≥ 3"),
        ],
    )

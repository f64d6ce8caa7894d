"""The simplest honest methods, measured beside ours on the same cases. Needs scikit-learn."""

import re
from collections.abc import Hashable, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

REGRESSION = "TF-IDF + logistische Regression"
COSINE = "TF-IDF-Kosinus"
BM25 = "BM25 ohne Komposita"
_WORD = re.compile(r"\w+")
_SATURATION, _LENGTH = 1.2, 0.75  # the usual k1 and b


def regression(texts: Sequence[str], labels: Sequence[Hashable], questions: Sequence[str]) -> list[Hashable]:
    """Labels of `questions`, learned from `texts`: words and pairs of words, weighted classes.

    The only label there is where all texts bear the same.
    """
    if len(set(labels)) == 1:
        return [labels[0]] * len(questions)
    model = make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
        LogisticRegression(max_iter=1000, C=10.0, class_weight="balanced"),
    )
    model.fit(list(texts), list(labels))
    answers: list[Hashable] = model.predict(list(questions)).tolist()
    return answers


def across_groups(
    texts: Sequence[str], labels: Sequence[Hashable], groups: Sequence[Hashable]
) -> list[Hashable]:
    """A label for each text, learned from the texts of all other groups. One training a group."""
    answers: list[Hashable] = [None] * len(texts)
    for group in sorted(set(groups), key=str):
        inside = [at for at, one in enumerate(groups) if one == group]
        outside = [at for at, one in enumerate(groups) if one != group]
        learned = regression(
            [texts[at] for at in outside], [labels[at] for at in outside], [texts[at] for at in inside]
        )
        for at, answer in zip(inside, learned, strict=True):
            answers[at] = answer
    return answers


def cosine_places(questions: Sequence[str], passages: Sequence[str], wanted: Sequence[int]) -> list[int]:
    """The place, from 1, of the wanted passage of each question by TF-IDF cosine; ties count against it."""
    vectorizer = TfidfVectorizer(sublinear_tf=True)
    answers = vectorizer.fit_transform(list(passages))
    scores = np.asarray((vectorizer.transform(list(questions)) @ answers.T).todense())
    return places(scores, wanted)


def bm25_places(questions: Sequence[str], passages: Sequence[str], wanted: Sequence[int]) -> list[int]:
    """The place, from 1, of the wanted passage of each question by Okapi BM25 over lower-cased words.

    No base forms, no compound parts. Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009.
    """
    words = [_WORD.findall(passage.lower()) for passage in passages]
    lengths = np.array([len(one) for one in words], float)
    usual = lengths.mean()
    counts: dict[str, dict[int, int]] = {}
    for at, passage in enumerate(words):
        for word in passage:
            bearing = counts.setdefault(word, {})
            bearing[at] = bearing.get(at, 0) + 1
    scores = np.zeros((len(questions), len(passages)))
    for row, question in enumerate(questions):
        for word in set(_WORD.findall(question.lower())):
            bearing = counts.get(word, {})
            rarity = np.log(1 + (len(passages) - len(bearing) + 0.5) / (len(bearing) + 0.5))
            for at, often in bearing.items():
                stretch = 1 - _LENGTH + _LENGTH * lengths[at] / usual
                scores[row, at] += rarity * often * (_SATURATION + 1) / (often + _SATURATION * stretch)
    return places(scores, wanted)


def places(scores: NDArray[np.float64], wanted: Sequence[int]) -> list[int]:
    """The place of the wanted column in each row of scores, from 1; what scores the same stands before it."""
    return [int((row >= row[column]).sum()) for row, column in zip(scores, wanted, strict=True)]


def nearest_pairs(texts: Sequence[str], groups: Sequence[str], count: int) -> list[tuple[int, int]]:
    """The `count` pairs of texts of different groups with the greatest TF-IDF cosine, greatest first."""
    vectors = TfidfVectorizer(sublinear_tf=True).fit_transform(list(texts))
    cosines = np.triu(np.asarray((vectors @ vectors.T).todense()), 1)
    order = np.argsort(-cosines, axis=None, kind="stable")
    pairs = ((int(at // len(texts)), int(at % len(texts))) for at in order)
    return list(islice((pair for pair in pairs if groups[pair[0]] != groups[pair[1]]), count))

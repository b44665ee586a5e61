"""An encoder of sentences with the shape of all-MiniLM-L6-v2 and drawn weights: it costs what the real one costs.

Six layers of width 384 with twelve heads, 1,536 inside, a vocabulary of 30,522 word pieces, 256 pieces of a text at
most: what the model's card and configuration say. What a matrix product costs does not depend on the numbers in it, so
time is measured without the weights; of quality it tells nothing. It is run by onnxruntime with its own operators for
attention, on one thread. Words are cut into pieces by a digest, not by the model's vocabulary, about 1.3 pieces a word
as is usual for English: that step, a small one, costs less here.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

LAYERS, WIDTH, HEADS, INNER = 6, 384, 12, 1_536
VOCABULARY, POSITIONS, KINDS = 30_522, 512, 2
MOST_PIECES = 256
"""Word pieces that are read of a text, first and last mark included; sentence-transformers cuts off the rest."""
TOGETHER = 32
"""Texts encoded at once, of about the same length, as sentence-transformers does."""
PARAMETERS = 22_713_216
"""Of the real model, with the pooler (a square matrix and its bias) that an average of the pieces has no use for."""
_FIRST, _LAST = 101, 102
_WORD = re.compile(r"\w+|[^\w\s]")


class Encoder:
    """Texts in, one vector of length one for each out.

    Raises:
        ValueError: its parameters are not as many as those of the model whose cost it stands for.
    """

    def __init__(self) -> None:
        graph = _Graph()
        count = graph.parameters + WIDTH * WIDTH + WIDTH
        if count != PARAMETERS:
            raise ValueError(f"the encoder has {count:,} parameters, the model {PARAMETERS:,}")
        self.parameters = count
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(graph.made(), options, providers=["CPUExecutionProvider"])

    def encode(self, texts: Sequence[str]) -> Any:
        """The vectors, as rows in the order of the texts."""
        cut = [_pieces(text) for text in texts]
        order = sorted(range(len(cut)), key=lambda at: -len(cut[at]))
        found = np.empty((len(cut), WIDTH), dtype=np.float32)
        for start in range(0, len(order), TOGETHER):
            chosen = order[start : start + TOGETHER]
            longest = max(len(cut[at]) for at in chosen)
            pieces = np.zeros((len(chosen), longest), dtype=np.int32)
            mask = np.zeros_like(pieces)
            for row, at in enumerate(chosen):
                pieces[row, : len(cut[at])] = cut[at]
                mask[row, : len(cut[at])] = 1
            (states,) = self._session.run(None, {"pieces": pieces, "mask": mask})
            weights = mask[:, :, None].astype(np.float32)
            vectors = (states * weights).sum(axis=1) / weights.sum(axis=1)
            found[chosen] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return found


def _pieces(text: str) -> list[int]:
    """A text as numbers of word pieces: one for a word, and a second for every third."""
    found = [_FIRST]
    for word in _WORD.findall(text.lower()):
        digest = zlib.crc32(word.encode("utf-8", "surrogatepass"))
        found.append(digest % (VOCABULARY - 1_000) + 1_000)
        if digest // VOCABULARY % 10 < 3:
            found.append(digest // 7 % (VOCABULARY - 1_000) + 1_000)
        if len(found) >= MOST_PIECES - 1:
            break
    return [*found[: MOST_PIECES - 1], _LAST]


class _Graph:
    """The encoder as a graph: embeddings, then layers of attention and of two products."""

    def __init__(self) -> None:
        self._draw = np.random.default_rng(0)
        self._weights: list[Any] = []
        self._nodes: list[Any] = []
        self.parameters = 0
        at = self._embedded()
        for _ in range(LAYERS):
            at = self._layer(at)
        self._end = at

    def made(self) -> bytes:
        """The model, as onnxruntime takes it."""
        shape = ["texts", "length"]
        inputs = [helper.make_tensor_value_info(name, TensorProto.INT32, shape) for name in ("pieces", "mask")]
        outputs = [helper.make_tensor_value_info(self._end, TensorProto.FLOAT, [*shape, WIDTH])]
        graph = helper.make_graph(self._nodes, "encoder", inputs, outputs, self._weights)
        versions = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
        model = helper.make_model(graph, opset_imports=versions, ir_version=8)
        onnx.checker.check_model(model)
        return bytes(model.SerializeToString())

    def _embedded(self) -> str:
        tables = [self._drawn(VOCABULARY, WIDTH), self._drawn(POSITIONS, WIDTH), self._drawn(KINDS, WIDTH)]
        kinds = self._node("Sub", "pieces", "pieces")  # all of the first kind
        given = ["pieces", kinds, *tables, *self._norm(), "mask"]
        return self._node("EmbedLayerNormalization", *given, outputs=2, domain="com.microsoft", epsilon=1e-12)

    def _layer(self, at: str) -> str:
        given = [at, self._drawn(WIDTH, 3 * WIDTH), self._drawn(3 * WIDTH), "mask"]
        attended = self._node("Attention", *given, domain="com.microsoft", num_heads=HEADS)
        at = self._joined(self._times(attended, WIDTH, WIDTH), at)
        inner = self._times(at, WIDTH, INNER, bias=False)
        inner = self._node("BiasGelu", inner, self._drawn(INNER), domain="com.microsoft")
        return self._joined(self._times(inner, INNER, WIDTH), at)

    def _times(self, at: str, rows: int, columns: int, *, bias: bool = True) -> str:
        product = self._node("MatMul", at, self._drawn(rows, columns))
        return self._node("Add", product, self._drawn(columns)) if bias else product

    def _joined(self, at: str, before: str) -> str:
        return self._node("SkipLayerNormalization", at, before, *self._norm(), domain="com.microsoft", epsilon=1e-12)

    def _norm(self) -> Iterator[str]:
        yield self._weight(np.ones(WIDTH, dtype=np.float32))
        yield self._drawn(WIDTH)

    def _drawn(self, *shape: int) -> str:
        return self._weight(self._draw.normal(0, 0.02, shape).astype(np.float32))

    def _weight(self, values: Any) -> str:
        name = f"weight{len(self._weights)}"
        self._weights.append(numpy_helper.from_array(values, name))
        self.parameters += values.size
        return name

    def _node(self, kind: str, *inputs: str, outputs: int = 1, **more: Any) -> str:
        names = [f"{kind}{len(self._nodes)}.{number}" for number in range(outputs)]
        self._nodes.append(helper.make_node(kind, list(inputs), names, **more))
        return names[0]

"""Write the trained reader as ONNX with int8 weights, its word pieces and its link head.

python export.py --weights /tmp/attribution/best.pt --minilm DIR --out ../../models/attribution [--layers 6]
"""
import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
import torch.nn.functional as F
from onnxruntime.quantization import QuantType, quantize_dynamic

from data import FIRM, MARKS, RULED
from model import BREAKS, BUCKETS, HEADS, HIDDEN, LINK, Reader


class Attention(torch.autograd.Function):
    """Attention as one node of onnxruntime's own: half the time of the nodes that torch would write."""

    @staticmethod
    def forward(ctx, q, k, v):
        heads = lambda x: x.view(*x.shape[:2], HEADS, HIDDEN // HEADS).transpose(1, 2)
        return F.scaled_dot_product_attention(heads(q), heads(k), heads(v)).transpose(1, 2).reshape(q.shape)

    @staticmethod
    def symbolic(g, q, k, v):
        out = g.op('com.microsoft::MultiHeadAttention', q, k, v, num_heads_i=HEADS)
        out.setType(q.type())
        return out


class Graph(torch.nn.Module):
    """The encoder for one window: nothing is padded, so nothing is masked."""

    def __init__(self, reader):
        super().__init__()
        self.reader = reader

    def forward(self, ids, marks):
        r = self.reader
        x = r.norm(r.word(ids) + r.place.weight[:ids.shape[1]] + r.kind + r.mark(marks))
        for layer in r.layers:
            q, k, v = layer.qkv(x).split(HIDDEN, -1)
            x = layer.norm1(x + layer.out(Attention.apply(q, k, v)))
            x = layer.norm2(x + layer.down(F.gelu(layer.up(x))))
        return r.tags(x), r.token(x), r.query(x)


def write_onnx(model, path):
    whole, small = path.with_name('whole.onnx'), path.with_name('small.onnx')
    sample = torch.randint(1000, 20000, (1, 48)), torch.randint(0, MARKS, (1, 48))
    graph = Graph(model).eval()
    with torch.no_grad():
        far = [(a - b).abs().max().item() for a, b in zip(graph(*sample), model(*sample, sample[0] != 0))]
    assert max(far) < 1e-3, far
    torch.onnx.export(graph, sample, str(whole), input_names=['ids', 'marks'], output_names=['tags', 'token', 'query'],
                      dynamic_axes={k: {1: 'pieces'} for k in ('ids', 'marks', 'tags', 'token', 'query')},
                      opset_version=17, dynamo=False, custom_opsets={'com.microsoft': 1})
    quantize_dynamic(str(whole), str(small), weight_type=QuantType.QInt8, per_channel=True,
                     op_types_to_quantize=['MatMul', 'Gather'], extra_options={'DefaultTensorType': onnx.TensorProto.FLOAT})
    # Join nodes here, not when the model is loaded: onnxruntime's joint of sum and norm is slower than the two apart.
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(path)
    options.log_severity_level = 3
    onnxruntime.InferenceSession(str(small), options, providers=['CPUExecutionProvider'],
                                 disabled_optimizers=['SkipLayerNormFusion'])
    whole.unlink()
    small.unlink()
    m = onnx.load(str(path))
    m.producer_name, m.doc_string = 'onrecord', ''
    onnx.save(m, str(path))


def main():
    p = argparse.ArgumentParser()
    p.add_argument('--weights', required=True)
    p.add_argument('--minilm', required=True)
    p.add_argument('--out', required=True)
    p.add_argument('--layers', type=int, default=6)
    p.add_argument('--cue-threshold', type=float, default=0.15)
    p.add_argument('--content-threshold', type=float, default=0.55)
    p.add_argument('--sure-threshold', type=float, default=0.5)
    p.add_argument('--speech-threshold', type=float, default=0.25)
    p.add_argument('--direct-threshold', type=float, default=0.15)
    a = p.parse_args()
    out = Path(a.out)
    out.mkdir(parents=True, exist_ok=True)
    model = Reader(a.layers)
    model.load_state_dict(torch.load(a.weights))
    model.eval()
    write_onnx(model, out / 'model.onnx')
    head = [model.distance.weight, model.breaks.weight, model.ruled.weight, model.role.weight, model.role.bias]
    np.concatenate([w.detach().numpy().astype('<f4').ravel() for w in head]).tofile(out / 'link.f32')
    shutil.copy(Path(a.minilm) / 'vocab.txt', out / 'vocab.txt')
    config = {'pieces': 160, 'overlap': 48, 'link': LINK, 'buckets': BUCKETS, 'breaks': BREAKS, 'ruled': RULED, 'firm': FIRM,
              'cueThreshold': a.cue_threshold, 'contentThreshold': a.content_threshold, 'sureThreshold': a.sure_threshold,
              'speechThreshold': a.speech_threshold, 'directThreshold': a.direct_threshold}
    (out / 'config.json').write_text(json.dumps(config, indent=2) + '\n')
    figures = Path(a.weights).with_name('figures.json')
    if figures.exists():
        told = json.loads(figures.read_text())
        for name in ('corpora', 'rules', 'minilm', 'out', 'port', 'start'):
            told['arguments'].pop(name, None)  # paths of this machine
        (out / 'training.json').write_text(json.dumps(told, indent=1) + '\n')
    print({f.name: f.stat().st_size for f in out.iterdir()})


if __name__ == '__main__':
    main()

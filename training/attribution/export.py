"""Write the trained reader as ONNX with int8 weights, its word pieces and its link head.

python export.py --weights /tmp/attribution/best.pt --minilm DIR --out ../../models/attribution [--layers 6]
"""
import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from model import BREAKS, BUCKETS, LINK, Reader


def main():
    p = argparse.ArgumentParser()
    p.add_argument('--weights', required=True)
    p.add_argument('--minilm', required=True)
    p.add_argument('--out', required=True)
    p.add_argument('--layers', type=int, default=6)
    p.add_argument('--cue-threshold', type=float, default=0.45)
    a = p.parse_args()
    out = Path(a.out)
    out.mkdir(parents=True, exist_ok=True)
    model = Reader(a.layers)
    model.load_state_dict(torch.load(a.weights))
    model.eval()

    class Graph(torch.nn.Module):
        """The mask is made inside: a padded piece has id 0."""

        def __init__(self):
            super().__init__()
            self.reader = model

        def forward(self, ids):
            return self.reader(ids, ids != 0)

    whole = out / 'whole.onnx'
    sample = torch.randint(1000, 20000, (2, 48))
    torch.onnx.export(Graph(), (sample,), str(whole), input_names=['ids'], output_names=['tags', 'token', 'query'],
                      dynamic_axes={k: {0: 'batch', 1: 'pieces'} for k in ('ids', 'tags', 'token', 'query')},
                      opset_version=17, dynamo=False)
    prepared = out / 'prepared.onnx'
    quant_pre_process(str(whole), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(str(prepared), str(out / 'model.onnx'), weight_type=QuantType.QInt8, per_channel=True,
                     op_types_to_quantize=['MatMul', 'Gather'])
    whole.unlink()
    prepared.unlink()
    m = onnx.load(str(out / 'model.onnx'))
    m.producer_name, m.doc_string = 'onrecord', ''
    onnx.save(m, str(out / 'model.onnx'))
    head = [model.distance.weight, model.breaks.weight, model.role.weight, model.role.bias]
    np.concatenate([w.detach().numpy().astype('<f4').ravel() for w in head]).tofile(out / 'link.f32')
    shutil.copy(Path(a.minilm) / 'vocab.txt', out / 'vocab.txt')
    figures = Path(a.weights).with_name('figures.json')
    config = {'pieces': 160, 'overlap': 48, 'link': LINK, 'buckets': BUCKETS, 'breaks': BREAKS,
              'cueThreshold': a.cue_threshold}
    (out / 'config.json').write_text(json.dumps(config, indent=2) + '\n')
    if figures.exists():
        told = json.loads(figures.read_text())
        for name in ('corpora', 'minilm', 'out', 'port', 'start'):
            told['arguments'].pop(name, None)  # paths of this machine
        (out / 'training.json').write_text(json.dumps(told, indent=1) + '\n')
    print({f.name: f.stat().st_size for f in out.iterdir()})


if __name__ == '__main__':
    main()

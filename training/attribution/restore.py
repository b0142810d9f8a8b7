"""Float weights from a written model, to go on learning from: each 8-bit number times its scale.

python restore.py --model ../../models/attribution --out /tmp/attribution/restored.pt
"""
import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from model import Reader


def main():
    p = argparse.ArgumentParser()
    p.add_argument('--model', required=True)
    p.add_argument('--out', required=True)
    a = p.parse_args()
    graph = onnx.load(str(Path(a.model) / 'model.onnx')).graph
    held = {i.name: numpy_helper.to_array(i) for i in graph.initializer}

    def whole(name):
        base = name.removesuffix('_quantized')
        return (held[name].astype(np.float32) - held[base + '_zero_point']) * held[base + '_scale']

    weights = {n.removeprefix('reader.'): v for n, v in held.items()
               if n.startswith('reader.') and v.dtype == np.float32 and not n.endswith('_scale')}
    for name in ('word', 'mark'):
        weights[f'{name}.weight'] = whole(f'reader.{name}.weight_quantized')
    for node in graph.node:
        packed = next((n for n in node.input if n.endswith('_quantized') and n in held), None)
        bias = next((n for n in node.input if n.endswith('.bias')), None)
        if packed and bias:
            weights[bias.removeprefix('reader.').replace('.bias', '.weight')] = whole(packed).T
    config = json.loads((Path(a.model) / 'config.json').read_text())
    link = config['link']
    head = np.fromfile(Path(a.model) / 'link.f32', '<f4')
    at = 0
    for name, shape in {'distance.weight': (config['buckets'], link), 'breaks.weight': (config['breaks'], link), 'ruled.weight': (config['ruled'], link),
                        'role.weight': (3, link), 'role.bias': (3,)}.items():
        weights[name] = head[at:at + np.prod(shape)].reshape(shape)
        at += np.prod(shape)
    model = Reader(len({n.split('.')[1] for n in weights if n.startswith('layers.')}))
    model.load_state_dict({n: torch.tensor(np.ascontiguousarray(v)) for n, v in weights.items()})
    Path(a.out).parent.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), a.out)


if __name__ == '__main__':
    main()

"""Choose the thresholds on the held-out part of PolNeAR train, and print what each gives.

python tune.py --rules FILE --weights /tmp/attribution/best.pt --minilm DIR [--layers 6]
"""
import argparse
import json
from pathlib import Path

import torch

import data
import decode
from model import Reader
from train import padded, scorer, top


def main():
    p = argparse.ArgumentParser()
    p.add_argument('--corpora', default=str(top / '../shared/corpora'))
    p.add_argument('--rules', required=True, help='what rules.ts prints')
    p.add_argument('--weights', required=True)
    p.add_argument('--minilm', required=True)
    p.add_argument('--layers', type=int, default=6)
    p.add_argument('--pieces', type=int, default=160)
    p.add_argument('--sample', type=int, help='only so many documents: to try the script out')
    a = p.parse_args()
    torch.set_num_threads(2)
    model = Reader(a.layers)
    model.load_state_dict(torch.load(a.weights))
    model.eval()
    tok = data.tokenizer(str(Path(a.minilm) / 'vocab.txt'))
    heldout = set(json.loads((top / 'bench/split.json').read_text())['polnearTrainHeldout'])
    docs = [d for d in data.documents(Path(a.corpora) / 'polnear.train.jsonl') if d['id'] in heldout][:a.sample]
    rules = {line['id']: line for line in data.documents(a.rules)}
    read = []
    with torch.no_grad():
        for d in docs:
            ws = [data.guide(w, rules[d['id']]) for w in data.windows(data.pieces(tok, d['text']), a.pieces)]
            rows = []
            for k in range(0, len(ws), 8):
                ids, marks, present = padded(ws[k:k + 8])
                with torch.autocast('cpu', torch.bfloat16):
                    tags, token, query = (x.float() for x in model(ids, marks, present))
                rows += [(w, tags[j, :len(w.ids)], token[j, :len(w.ids)], query[j, :len(w.ids)]) for j, w in enumerate(ws[k:k + 8])]
            read.append((d['id'], rows))
    score = scorer(a.corpora)
    gold = score.load(Path(a.corpora) / 'polnear.train.jsonl')
    with torch.no_grad():
        for sure in (0.35, 0.4, 0.45, 0.5, 0.55, 0.6):
            found = {d: {'attributions': decode.once([x for row in rows for x in decode.attributions(model, *row, sure=sure)])}
                     for d, rows in read}
            f = score.score(gold, found)
            print(f'sure {sure}', f['det@0.5'], 'triple', f['triple'], 'strict', f['strict'],
                  f['matched: source overlap/exact, cue overlap/exact %'], flush=True)


if __name__ == '__main__':
    main()

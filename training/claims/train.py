"""Learn what happened to people, from what rows.ts wrote:

    python train.py --rows WORK --out MODEL [--hidden 32] [--epochs 5] [--seed 1] [--folds]

Writes events.onnx (the end of a graph, for the encoder's model.onnx), events.f32 and events.json into MODEL. With --folds first five
more, each from four fifths of the labelled texts, into WORK/folds, for folds.ts to count by.
"""
import argparse
import json
from pathlib import Path

import numpy as np

EVENTS = ['deaths', 'injuries', 'casualties', 'captures', 'missing', 'releases', 'displacement', 'deployment']
LAYER = '/norm2_2/LayerNormalization_output_0'
SIZE = 384
TRAITS = 79
# What the word lists say of a word; hidden in half of the groups, so that words on no list are learned too.
LISTED = slice(TRAITS - 12, TRAITS - 1)
FOLDS = 5


def overlap(a, b):
    return a[0] < b[1] and b[0] < a[1]


def by_rules(group, _):
    """The rules' own reading; None where its words are not among those near."""
    found = [(t['event'], words_in(group, t['span'])) for t in group['told']]
    found = [(event, words) for event, words in found if event in EVENTS and words]
    return None if group['told'] and not found else found


def by_maker(group, text):
    """What the sentence was made to say."""
    for event, start, end, word in text['made']:
        if overlap(group['span'], (start, end)):
            if event is None:
                return []
            words = words_in(group, (word, word + 1))
            return [(event, words)] if words else None
    return []


def words_in(group, span):
    return [k for k, w in enumerate(group['words']) if overlap(w['span'], span)]


def by_label(group, text):
    """What people labelled; None where that cannot be told or two readers could disagree."""
    near = [c for c in text['claims'] if overlap(group['span'], c['span'])]
    of = [c for c in near if (same_amount(group, c) if group['counted'] else is_of(group, c, text))]
    unplain = group['counted'] or any(not counted(c) and not whose(c, text) for c in near)
    found = [(c['event'], words_in(group, c['span'])) for c in of if c['event'] in EVENTS]
    found = [(event, words) for event, words in found if words]
    return None if near and not of and unplain or of and not found else found


def doubtful(group, text):
    """Could two careful readers disagree?"""
    return any(not c.get('sure', True) and overlap(group['span'], c['span']) for c in text.get('claims') or [])


def same_amount(group, claim):
    amount = claim.get('quantity')
    return bool(amount) and (amount['lower'], amount['upper']) == (group['lower'], group['upper'])


def counted(claim):
    """Has it an amount? Of one named person or pronoun it is the same to have none."""
    amount = claim.get('quantity')
    return bool(amount) and not (amount['lower'] == amount['upper'] == 1 and amount['wording'].lower() not in ('a', 'an', 'one', 'a single', '1'))


def is_of(group, claim, text):
    return not counted(claim) and any(g is group for g in whose(claim, text))


def whose(claim, text):
    """The people without an amount whom a claim without one is about; none where that is not plain."""
    inside = [g for g in text['groups'] if not g['counted'] and overlap(g['span'], claim['span'])]
    words = claim.get('population')
    start = text['text'].find(words, *claim['span']) if words else -1
    if start >= 0:
        return [g for g in inside if overlap(g['head'], (start, start + len(words)))]
    told = [g for g in inside if any(t['event'] == claim['event'] for t in g['told'])]
    return told or (inside if len(inside) == 1 else [])


class Rows:
    """All groups of several files, with one array of vectors."""

    def __init__(self):
        self.vectors, self.groups, self.size = [], [], 0

    def add(self, path, name, label, weight, weight_none, weight_people):
        """`weight_none`: of counted people told of nothing; `weight_people`: of such without an amount."""
        numbers = np.fromfile(path / f'{name}.bf16', dtype=np.uint16).reshape(-1, SIZE)
        read = []
        for doc, line in enumerate(open(path / f'{name}.jsonl', encoding='utf-8')):
            text = json.loads(line)
            for group in text['groups']:
                target = label(group, text)
                if target is None or not group['words']:
                    continue
                traits = np.zeros((len(group['words']), TRAITS), np.float32)
                right = np.zeros((len(group['words']), len(EVENTS)), bool)
                for k, word in enumerate(group['words']):
                    for t, value in word['traits']:
                        traits[k, t] = value
                for event, words in target:
                    right[words, EVENTS.index(event)] = True
                read.append(dict(
                    name=name, doc=doc, at=group['vector'] + self.size, traits=traits, right=right,
                    counted=group['counted'], sure=not doubtful(group, text),
                    words=np.array([w['vector'] for w in group['words']]) + self.size,
                    weight=weight if right.any() else weight_none if group['counted'] else weight_people))
        self.vectors.append(numbers)
        self.size += len(numbers)
        self.groups += read
        print(name, len(read), 'groups, of them in an event', sum(bool(g['right'].any()) for g in read), flush=True)

    def batch(self, groups):
        people = self.floats([g['at'] for g in groups])
        words = self.floats(np.concatenate([g['words'] for g in groups]))
        traits = np.concatenate([g['traits'] for g in groups])
        of = np.repeat(np.arange(len(groups)), [len(g['words']) for g in groups])
        return people, words, traits, of

    def floats(self, rows):
        return (self.all[rows].astype(np.uint32) << 16).view(np.float32)

    def close(self):
        self.all = np.concatenate(self.vectors)


class Head:
    """relu(people + word + traits) -> a score for each event; 'in no event' scores 0, and all chances of a group are 1."""

    def __init__(self, hidden, seed):
        r = np.random.default_rng(seed)
        shapes = dict(people=(SIZE, hidden), word=(SIZE, hidden), traits=(TRAITS, hidden), out=(hidden, len(EVENTS)))
        self.p = {k: r.normal(0, 0.04 if s[0] == SIZE else 0.1, s).astype(np.float32) for k, s in shapes.items()}
        self.p |= dict(bias=np.zeros(hidden, np.float32), straight=np.zeros((SIZE, len(EVENTS)), np.float32),
                       out_bias=np.full(len(EVENTS), -2, np.float32))

    def chances(self, people, words, traits, of):
        p = self.p
        layer = np.maximum((people @ p['people'])[of] + words @ p['word'] + traits @ p['traits'] + p['bias'], 0)
        scores = layer @ p['out'] + words @ p['straight'] + p['out_bias']
        top = np.zeros(len(people), np.float32)
        np.maximum.at(top, of, scores.max(1))
        grown = np.exp(scores - top[of][:, None])
        total = np.exp(-top)
        np.add.at(total, of, grown.sum(1))
        return layer, grown / total[of][:, None], np.exp(-top) / total

    def gradients(self, people, words, traits, of, right, weight):
        layer, chance, none = self.chances(people, words, traits, of)
        told = np.zeros(len(people), np.float32)
        np.add.at(told, of, (chance * right).sum(1))
        told = np.maximum(told, 1e-8)
        wanted = np.where(right, chance / told[of][:, None], 0)
        slope = ((chance - wanted) * (weight / len(people))[of][:, None]).astype(np.float32)
        inner = slope @ self.p['out'].T
        inner[layer <= 0] = 0
        summed = np.zeros((len(people), inner.shape[1]), np.float32)
        np.add.at(summed, of, inner)
        return dict(people=people.T @ summed, word=words.T @ inner, traits=traits.T @ inner, bias=inner.sum(0),
                    out=layer.T @ slope, straight=words.T @ slope, out_bias=slope.sum(0))


def learn(rows, groups, args):
    """Adam with a falling rate, dropout on the vectors, and the running mean of the weights over the second half."""
    head, rng = Head(args.hidden, args.seed), np.random.default_rng(args.seed)
    m = {k: np.zeros_like(v) for k, v in head.p.items()}
    v = {k: np.zeros_like(x) for k, x in head.p.items()}
    mean, size = None, 256
    steps = args.epochs * (len(groups) // size)
    for step in range(steps):
        if step % (len(groups) // size) == 0:
            order = rng.permutation(len(groups))
        at = step % (len(groups) // size) * size
        some = [groups[k] for k in order[at:at + size]]
        people, words, traits, of = rows.batch(some)
        blind = np.repeat(rng.random(len(some)) < 0.5, [len(g['words']) for g in some])
        traits[blind, LISTED] = 0
        g = head.gradients(dropped(people, args.drop, rng), dropped(words, args.drop, rng), traits, of,
                           np.concatenate([x['right'] for x in some]), np.array([x['weight'] for x in some], np.float32))
        rate = 2e-3 * (1 - step / steps) + 1e-5
        for k in head.p:
            m[k] = 0.9 * m[k] + 0.1 * g[k]
            v[k] = 0.999 * v[k] + 0.001 * g[k] ** 2
            move = m[k] / (1 - 0.9 ** (step + 1)) / (np.sqrt(v[k] / (1 - 0.999 ** (step + 1))) + 1e-8)
            head.p[k] = (head.p[k] - rate * (move + 1e-4 * head.p[k])).astype(np.float32)
        if step >= steps // 2:
            mean = {k: x.copy() for k, x in head.p.items()} if mean is None else {k: 0.99 * mean[k] + 0.01 * x for k, x in head.p.items()}
    head.p = {k: x.astype(np.float32) for k, x in mean.items()}
    return head


def dropped(rows, share, rng):
    """A share of the numbers, to a 256th, is 0, and the others are the larger for it."""
    less = round(256 * share)
    kept = np.frombuffer(rng.bytes(rows.size), np.uint8).reshape(rows.shape) >= less
    return rows * kept * np.float32(256 / (256 - less))


def told(head, rows, groups, blind=False):
    """Of each group the likeliest event and its chance; `blind`: without what the word lists say."""
    found = []
    for k in range(0, len(groups), 512):
        some = groups[k:k + 512]
        people, words, traits, of = rows.batch(some)
        if blind:
            traits = traits.copy()
            traits[:, LISTED] = 0
        _, chance, _ = head.chances(people, words, traits, of)
        each = np.zeros((len(some), len(EVENTS)), np.float32)
        np.add.at(each, of, chance)
        found += [(int(e.argmax()), float(e.max())) for e in each]
    return found


def count(groups, found, threshold):
    right = sum(c >= threshold and g['right'][:, e].any() for g, (e, c) in zip(groups, found))
    given = sum(c >= threshold for _, c in found)
    wanted = sum(bool(g['right'].any()) for g in groups)
    return dict(threshold=threshold, wanted=wanted, given=given, right=int(right))


def crossed(rows, groups, args):
    """Of each labelled text's people what a head says that did not learn from it; the heads are kept for folds.ts."""
    labelled = [g for g in groups if g['name'] == 'labelled']
    found, blind = {}, {}
    for fold in range(FOLDS):
        head = learn(rows, [g for g in groups if g['name'] != 'labelled' or g['doc'] % FOLDS != fold], args)
        export(head, args, args.rows / 'folds' / str(fold))
        left = [g for g in labelled if g['doc'] % FOLDS == fold and g['sure']]
        for seen, store in ((False, found), (True, blind)):
            store.update(zip(map(id, left), told(head, rows, left, seen)))
    for name, some, store in (
        ('counted people', [g for g in labelled if g['counted']], found),
        ('counted people, no word lists', [g for g in labelled if g['counted']], blind),
        ('people without an amount', [g for g in labelled if not g['counted']], found),
    ):
        some = [g for g in some if id(g) in store]
        for threshold in (0.5, 0.6, 0.7, 0.8):
            print(name, count(some, [store[id(g)] for g in some], threshold), flush=True)


def export(head, args, out):
    import onnx
    from onnx import helper, numpy_helper
    p = head.p
    rows = np.concatenate([p['people'], p['word'], p['straight']], axis=1)
    end = onnx.ModelProto()
    end.graph.node.append(helper.make_node('MatMul', [LAYER, 'events.weight'], ['events'], name='/events/MatMul'))
    end.graph.initializer.append(numpy_helper.from_array(rows, 'events.weight'))
    end.graph.output.append(helper.make_tensor_value_info('events', onnx.TensorProto.FLOAT, [1, 'pieces', rows.shape[1]]))
    out.mkdir(parents=True, exist_ok=True)
    (out / 'events.onnx').write_bytes(end.SerializeToString(deterministic=True))
    np.concatenate([p[k].ravel() for k in ('traits', 'bias', 'out', 'out_bias')]).astype('<f4').tofile(out / 'events.f32')
    about = dict(names=EVENTS, hidden=args.hidden, traits=TRAITS, threshold=args.threshold, uncountedThreshold=args.uncounted_threshold)
    (out / 'events.json').write_text(json.dumps(about, indent=2) + '\n')


def main():
    a = argparse.ArgumentParser()
    a.add_argument('--rows', type=Path, required=True)
    a.add_argument('--out', type=Path, required=True)
    a.add_argument('--hidden', type=int, default=32)
    a.add_argument('--epochs', type=int, default=5)
    a.add_argument('--seed', type=int, default=1)
    a.add_argument('--drop', type=float, default=0.2)
    a.add_argument('--threshold', type=float, default=0.8)
    a.add_argument('--uncounted-threshold', type=float, default=0.8)
    a.add_argument('--folds', action='store_true', help='first learn from four fifths of the labelled texts, five times')
    args = a.parse_args()
    rows = Rows()
    rows.add(args.rows, 'made', by_maker, 1, 1, 1)
    rows.add(args.rows, 'muc4', by_rules, 1, 0.7, 0.3)
    rows.add(args.rows, 'polnear', by_rules, 1, 0.7, 0.3)
    rows.add(args.rows, 'labelled', by_label, 6, 6, 6)
    rows.close()
    if args.folds:
        crossed(rows, rows.groups, args)
    export(learn(rows, rows.groups, args), args, args.out)


if __name__ == '__main__':
    main()

"""Fine-tune MiniLM on PolNeAR train (less the held-out documents) for cues, sources and contents.

python train.py --corpora ../../../shared/corpora --rules FILE --minilm DIR --out /tmp/attribution [--layers 6] [--epochs 6]

Two processes of one thread each learn from their own half of the windows and take the mean of their weights every few
steps: on two cores that other programs use too, waiting for each other at every step took half of the time.
"""
import argparse
import importlib.util
import json
import os
import random
import socket
import time
from pathlib import Path

import torch
import torch.distributed as dist
import torch.multiprocessing as mp
import torch.nn.functional as F

import data
import decode
from model import Reader, geometry

here = Path(__file__).resolve().parent
top = here.parent.parent


def scorer(corpora):
    path = Path(corpora).resolve().parent / 'tools' / 'score_attributions.py'
    spec = importlib.util.spec_from_file_location('score_attributions', path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def batches(items, budget, rng):
    """Windows of like length together, `budget` pieces a batch, in a random order."""
    items = sorted(items, key=lambda w: (len(w.ids), rng.random()))
    out, batch = [], []
    for w in items:
        if batch and len(w.ids) * (len(batch) + 1) > budget:
            out.append(batch)
            batch = []
        batch.append(w)
    out.append(batch)
    rng.shuffle(out)
    return out


def padded(batch):
    t = max(len(w.ids) for w in batch)
    fill = lambda rows: torch.tensor([row + [0] * (t - len(row)) for row in rows])
    ids = fill([w.ids for w in batch])
    return ids, fill([w.marks for w in batch]), ids != data.PAD


@torch.no_grad()
def freeze(model, layers, windows):
    """Keep what the first layers make of each window."""
    model.eval()
    windows = sorted(windows, key=lambda w: len(w.ids))
    for k in range(0, len(windows), 12):
        ids, marks, present = padded(windows[k:k + 12])
        with torch.autocast('cpu', torch.bfloat16):
            states = model.lower(ids, marks, present, layers).to(torch.bfloat16)
        for w, state in zip(windows[k:k + 12], states):
            w.state = state[:len(w.ids)].clone()
    model.train()


def hidden(ids, share):
    """Hide some pieces, so that those around them have to tell what stood there."""
    hide = (torch.rand(ids.shape) < share) & (ids != data.PAD) & (ids != data.CLS) & (ids != data.SEP)
    return ids.masked_fill(hide, data.MASK)


def loss_of(model, batch, frozen=0, mask=0.0, speech=1.0):
    ids, marks, present = padded(batch)
    if mask:
        ids = hidden(ids, mask)
    with torch.autocast('cpu', torch.bfloat16):
        if frozen:
            t = ids.shape[1]
            states = torch.stack([F.pad(w.state, (0, 0, 0, t - len(w.ids))) for w in batch])
            tags, token, query = model.upper(model.drop(states), present, frozen)
        else:
            tags, token, query = model(ids, marks, present)
    tags, token, query = tags.float(), token.float(), query.float()
    t = ids.shape[1]
    gold = torch.tensor([[row + [-100] * (t - len(row)) for row in (w.cue, w.content, w.source)] for w in batch])
    heed = torch.ones(len(batch), t)  # how much a piece's cue counts
    for k, w in enumerate(batch):
        for a, b, _, spoken in w.links:
            if spoken:
                heed[k, a:b + 1] = speech
    total = 0
    for n, weight in enumerate((1.0, 0.5, 0.3)):
        each = F.cross_entropy(tags[..., 3 * n:3 * n + 3].reshape(-1, 3), gold[:, n].reshape(-1), ignore_index=-100, reduction='none')
        total = total + weight * (each * heed.reshape(-1) if n == 0 else each).sum() / present.sum()
    logits, want, counts = [], [], []
    for k, w in enumerate(batch):
        if not w.links:
            continue
        n = len(w.ids)
        q = torch.stack([query[k, a:b + 1].mean(0) for a, b, _, _ in w.links])
        logits.append(model.link(token[k, :n], q, *geometry(w, w.links)).reshape(-1, 3))
        want.append(torch.tensor([r for _, _, r, _ in w.links]).reshape(-1))
        counts.append(torch.tensor([speech if spoken else 1.0 for *_, spoken in w.links]).repeat_interleave(n))
    if logits:
        each = F.cross_entropy(torch.cat(logits), torch.cat(want), reduction='none')
        counts = torch.cat(counts)
        total = total + 2.0 * (each * counts).sum() / counts.sum()
    return total


@torch.no_grad()
def predict(model, tok, docs, rules, limit=160):
    model.eval()
    out = {}
    for d in docs:
        found = []
        ws = [data.guide(w, rules[d['id']]) for w in data.windows(data.pieces(tok, d['text']), limit)]
        for k in range(0, len(ws), 8):
            ids, marks, present = padded(ws[k:k + 8])
            with torch.autocast('cpu', torch.bfloat16):
                tags, token, query = model(ids, marks, present)
            tags, token, query = tags.float(), token.float(), query.float()
            for j, w in enumerate(ws[k:k + 8]):
                n = len(w.ids)
                found += decode.attributions(model, w, tags[j, :n], token[j, :n], query[j, :n])
        out[d['id']] = {'id': d['id'], 'attributions': decode.once(found)}
    model.train()
    return out


def meet(parameters, workers):
    """Every process takes the mean of all, in one message."""
    with torch.no_grad():
        whole = torch.cat([q.reshape(-1) for q in parameters])
        dist.all_reduce(whole)
        whole /= workers
        at = 0
        for q in parameters:
            q.copy_(whole[at:at + q.numel()].view_as(q))
            at += q.numel()


def thinned(weights, keep):
    """The weights of a model with only the layers named, in their order."""
    if not keep:
        return weights
    place = {f'layers.{old}.': f'layers.{new}.' for new, old in enumerate(keep.split(','))}
    out = {k: v for k, v in weights.items() if not k.startswith('layers.')}
    for old, new in place.items():
        out |= {k.replace(old, new, 1): v for k, v in weights.items() if k.startswith(old)}
    return out


EVERY = 16  # steps between meetings


def progress(done, begun, a):
    """How much of the run is over, 0 to 1: of its steps or of its minutes, whichever is more. All processes agree."""
    spent = (time.time() - begun) / 60 / a.minutes if a.minutes else 0
    told = torch.tensor([max(done, spent)])
    dist.broadcast(told, 0)
    return told.item()


def main():
    p = argparse.ArgumentParser()
    p.add_argument('--corpora', default=str(top / '../shared/corpora'))
    p.add_argument('--minilm', required=True)
    p.add_argument('--out', required=True)
    p.add_argument('--layers', type=int, default=6)
    p.add_argument('--epochs', type=int, default=6)
    p.add_argument('--lr', type=float, default=2e-4)
    p.add_argument('--head-lr', type=float, default=6e-4)
    p.add_argument('--guide-lr', type=float, default=1e-3, help='of what the rules tell')
    p.add_argument('--rules', required=True, help='what rules.ts prints')
    p.add_argument('--budget', type=int, default=3072, help='pieces a step')
    p.add_argument('--workers', type=int, default=2)
    p.add_argument('--seed', type=int, default=1)
    p.add_argument('--frozen', type=int, default=0, help='first layers which do not learn: a third of the time at 3')
    p.add_argument('--mask', type=float, default=0.0, help='share of the pieces hidden at each step')
    p.add_argument('--speech', type=float, default=1.0, help='how much reporting speech counts beside what is thought or wished')
    p.add_argument('--start', help='weights of an earlier run to go on from')
    p.add_argument('--steps', type=int, default=0, help='end after so many steps of each process, not after the epochs')
    p.add_argument('--keep', help='of its layers only these, as 0,2,4: for a model with fewer')
    p.add_argument('--minutes', type=float, help='bring the learning rate down and end by then, however few epochs')
    p.add_argument('--quiet', action='store_true', help='count on the held-out documents at the end only')
    p.add_argument('--sample', type=int, default=0, help='only so many documents: to try the script out')
    a = p.parse_args()
    with socket.socket() as free:  # two runs on one machine must not meet
        free.bind(('127.0.0.1', 0))
        a.port = free.getsockname()[1]
    mp.spawn(work, args=(a,), nprocs=a.workers)


def work(rank, a):
    os.setsid()  # Linux shares the cores among sessions first: without this both processes get the share of one
    dist.init_process_group('gloo', init_method=f'tcp://127.0.0.1:{a.port}', rank=rank, world_size=a.workers)
    torch.set_num_threads(1)
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    out = Path(a.out)
    out.mkdir(parents=True, exist_ok=True)
    heldout = set(json.loads((top / 'bench/split.json').read_text())['polnearTrainHeldout'])
    docs = data.documents(Path(a.corpora) / 'polnear.train.jsonl')
    train = [d for d in docs if d['id'] not in heldout]
    watch = [d for d in docs if d['id'] in heldout]
    if a.sample:
        train, watch = train[:a.sample], watch[:8]
    tok = data.tokenizer(str(Path(a.minilm) / 'vocab.txt'))
    rules = {line['id']: line for line in data.documents(a.rules)}
    cut = [(data.pieces(tok, d['text']), rules[d['id']], d['attributions']) for d in train]
    model = Reader(a.layers)
    model.load_minilm(Path(a.minilm) / 'model.safetensors')
    if a.start:
        missing = model.load_state_dict(thinned(torch.load(a.start), a.keep), strict=False).missing_keys
        assert all(n.startswith(('mark', 'ruled')) for n in missing), missing
    model.word.weight.requires_grad_(False)  # words not in PolNeAR stay near those which are
    if a.frozen:
        for part in (model.place, model.norm, model.mark, *model.layers[:a.frozen]):
            part.requires_grad_(False)
        model.kind.requires_grad_(False)
    body = [q for n, q in model.named_parameters() if q.requires_grad and n.startswith(('layers', 'norm', 'place', 'kind'))]
    head = [q for n, q in model.named_parameters() if q.requires_grad and not n.startswith(('layers', 'norm', 'place', 'kind', 'mark', 'ruled'))]
    guides = [model.mark.weight, model.ruled.weight]
    optimiser = torch.optim.AdamW([{'params': body, 'lr': a.lr}, {'params': head, 'lr': a.head_lr}, {'params': guides, 'lr': a.guide_lr}], weight_decay=0.01, fused=True)
    mean = {n: q.detach().clone() for n, q in model.named_parameters() if q.requires_grad}
    score = scorer(a.corpora)
    gold = score.load(Path(a.corpora) / 'polnear.train.jsonl')

    def labelled(documents, limits):
        out = []
        for pieces, found, attributions in documents:
            out += [data.label(data.guide(w, found), attributions) for w in data.windows(pieces, rng.choice(limits))]
        return out

    fixed = None
    if a.frozen:
        fixed = labelled(cut[rank::a.workers], (160,))
        freeze(model, a.frozen, fixed)

    def epoch_windows():
        if fixed:
            every = batches(fixed, a.budget // a.workers, rng)
            least = torch.tensor([len(every)])
            dist.all_reduce(least, dist.ReduceOp.MIN)
            return every[:least.item()]
        every = batches(labelled(cut, (112, 128, 160, 192)), a.budget // a.workers, rng)
        return every[rank:len(every) - len(every) % a.workers:a.workers]

    steps = a.steps or len(epoch_windows()) * a.epochs
    warm, step, share = max(1, steps // 16), 0, 0.0
    torch.manual_seed(a.seed + rank)  # from here on the processes drop out different pieces
    begun = time.time()
    best = 0
    for epoch in range(a.epochs):
        total = 0
        for batch in epoch_windows():
            loss = loss_of(model, batch, a.frozen, a.mask, a.speech)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(body + head + guides, 1.0)
            step += 1
            for group, full in zip(optimiser.param_groups, (a.lr, a.head_lr, a.guide_lr)):
                group['lr'] = full * min(step / warm, max(0.02, 1 - share))
            optimiser.step()
            total += loss.item()
            if step % EVERY == 0:
                meet(body + head + guides, a.workers)
                share = progress(step / steps, begun, a)
                decay = min(0.99, (1 + step) / (20 + step)) ** EVERY
                with torch.no_grad():
                    for n, q in model.named_parameters():
                        if q.requires_grad:
                            mean[n].lerp_(q, 1 - decay)
                if share >= 1:
                    break
            if rank == 0 and step % 25 == 0:
                print(f'step {step}/{steps} loss {total / 25:.4f} {time.time() - begun:.0f} s', flush=True)
                total = 0
        own = {n: q.detach().clone() for n, q in model.named_parameters() if q.requires_grad}
        model.load_state_dict(mean, strict=False)
        if rank == 0:
            torch.save(model.state_dict(), out / 'last.pt')
        if a.quiet and share < 1 and epoch + 1 < a.epochs:
            model.load_state_dict(own, strict=False)
            continue
        part = [None] * a.workers
        dist.all_gather_object(part, predict(model, tok, watch[rank::a.workers], rules))
        figures = score.score(gold, {k: v for p in part for k, v in p.items()})
        if rank == 0:
            print(f'epoch {epoch + 1}', json.dumps({k: figures[k] for k in ('gold', 'pred', 'det@0.5', 'triple', 'strict')}),
                  figures['matched: source overlap/exact, cue overlap/exact %'], flush=True)
            (out / 'figures.json').write_text(json.dumps({'epoch': epoch + 1, 'steps': step, 'arguments': vars(a), 'heldout': figures}, indent=1))
            if figures['triple'][2] > best:
                best = figures['triple'][2]
                torch.save(model.state_dict(), out / 'best.pt')
        model.load_state_dict(own, strict=False)
        if share >= 1:
            break


if __name__ == '__main__':
    main()

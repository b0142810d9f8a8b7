"""From scores to attributions. src/parse/decode.ts does the same when onrecord reads."""
import torch

from data import B, I
from model import geometry


def cues(p_cue, threshold):
    """Runs of pieces which begin or continue a cue; the best piece of a run must pass the threshold."""
    out, n = [], len(p_cue)
    inside = (p_cue[:, B] + p_cue[:, I]).tolist()
    begin = p_cue[:, B].tolist()
    k = 0
    while k < n:
        if begin[k] >= threshold and begin[k] >= p_cue[k, I]:
            end = k
            while end + 1 < n and inside[end + 1] >= 0.5 and p_cue[end + 1, I] >= begin[end + 1]:
                end += 1
            out.append((k, end, begin[k]))
            k = end + 1
        else:
            k += 1
    return out


def runs(hit):
    out = []
    for k, h in enumerate(hit):
        if not h:
            continue
        if out and out[-1][1] == k - 1:
            out[-1][1] = k
        else:
            out.append([k, k])
    return out


def smooth(hit, barred, gap):
    """Close small holes, but never over the cue or its source."""
    found = runs(hit)
    for (_, a), (b, _) in zip(found, found[1:]):
        if b - a - 1 <= gap and not any(barred[a + 1:b]):
            for k in range(a + 1, b):
                hit[k] = True
    return hit


def attributions(model, window, tags, token, query, threshold=0.15, sure=0.5, enough=0.55):
    """`threshold`: which cues are weighed; `enough`: which pieces are content; `sure`: which of their attributions count. Here no rule adds its word."""
    p = torch.softmax(tags[:, :3].float(), -1)
    found = [c for c in cues(p, threshold) if window.spans[c[0]][1] > 0]
    if not found:
        return []
    q = torch.stack([query[a:b + 1].mean(0) for a, b, _ in found])
    roles = torch.softmax(model.link(token, q, *geometry(window, found)).float(), -1)
    best = (roles[:, :, 2] * torch.tensor([c[2] for c in found]).sqrt()[:, None]).argmax(0)
    # What says an attribution that stands within another is content of both.
    within = [[n != m and all(roles[n, k, 2] > enough for k in range(a, b + 1)) for n in range(len(found))]
              for m, (a, b, _) in enumerate(found)]
    out = []
    for n, (a, b, score) in enumerate(found):
        own = lambda k: best[k] == n or within[best[k]][n]
        real = [e > s for s, e in window.spans]
        src = [(roles[n, k, 1] > 0.5).item() and real[k] for k in range(len(real))]
        cnt = [(roles[n, k, 2] > enough).item() and real[k] and own(k) and not a <= k <= b for k in range(len(real))]
        barred = [a <= k <= b or src[k] for k in range(len(real))]
        cnt = smooth(cnt, barred, 6)
        source = max(runs(src), key=lambda r: sum(roles[n, k, 1].item() for k in range(r[0], r[1] + 1)), default=None)
        content = runs(cnt)
        if not content:
            continue
        size = max(y - x for x, y in content)
        content = [r for r in content if r[1] - r[0] >= min(2, size)]
        among = [roles[n, k, 2].item() for r in content for k in range(r[0], r[1] + 1)]
        chance = score * sum(among) / len(among)
        if chance < sure:
            continue
        at = lambda r: [window.spans[r[0]][0], window.spans[r[1]][1]]
        out.append({'cue': [at((a, b))], 'source': [at(source)] if source else [],
                    'content': [at(r) for r in content], 'sure': chance, 'middle': abs((a + b) / 2 - len(real) / 2)})
    return out


def once(found):
    """A cue seen in two overlapping windows is read where it stands nearer the middle."""
    kept = {}
    for a in sorted(found, key=lambda a: a['middle']):
        if not any(a['cue'][0][0] < b['cue'][0][1] and b['cue'][0][0] < a['cue'][0][1] for b in kept.values()):
            kept[tuple(a['cue'][0])] = a
    return sorted(kept.values(), key=lambda a: a['cue'])

"""The encoder (BERT's arithmetic, MiniLM's weights) with three taggers and a link head.

The link head asks of every pair (cue, piece): is this piece in the cue's source, in its content, or neither?
Its first layer is linear, so `token` and `query` projections come out of the encoder once per piece and the
pairs cost one small sum each: that part runs in TypeScript.
"""
import math

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import nn

from data import MARKS, RULED, pairs

HIDDEN, HEADS, INNER, LINK = 384, 12, 1536, 192
BUCKETS, BREAKS, REACH = 33, 5, 192


def bucket(d):
    """Signed distance to the cue in pieces -> 0..32; exact to 6, then by powers of about 1.5."""
    a = min(abs(d), REACH)
    b = a if a <= 6 else min(16, 6 + round(math.log(a / 6) / math.log(1.42)))
    return 16 + (b if d >= 0 else -b)


BUCKET_OF = torch.tensor([bucket(d) for d in range(-600, 601)])


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x, mask):
        b, t = x.shape[0], x.shape[1]
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + self.drop(self.out(a.transpose(1, 2).reshape(b, t, HIDDEN))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Reader(nn.Module):
    def __init__(self, layers=6):
        super().__init__()
        self.word = nn.Embedding(30522, HIDDEN)
        self.place = nn.Embedding(512, HIDDEN)
        self.kind = nn.Parameter(torch.zeros(HIDDEN))
        self.mark = nn.Embedding(MARKS, HIDDEN)  # what the rules find there
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.tags = nn.Linear(HIDDEN, 9)  # cue, content, source: O B I each
        self.token = nn.Linear(HIDDEN, LINK)
        self.query = nn.Linear(HIDDEN, LINK)
        self.distance = nn.Embedding(BUCKETS, LINK)
        self.breaks = nn.Embedding(BREAKS, LINK)
        self.ruled = nn.Embedding(RULED, LINK)  # how the piece stands to the cue by the rules
        self.role = nn.Linear(LINK, 3)
        nn.init.zeros_(self.mark.weight)
        nn.init.zeros_(self.ruled.weight)
        nn.init.normal_(self.distance.weight, std=0.1)
        nn.init.normal_(self.breaks.weight, std=0.1)

    def load_minilm(self, path):
        w = load_file(path)
        w = {k.removeprefix('bert.'): v for k, v in w.items()}
        e = 'embeddings.'
        self.word.weight.data.copy_(w[e + 'word_embeddings.weight'])
        self.place.weight.data.copy_(w[e + 'position_embeddings.weight'])
        self.kind.data.copy_(w[e + 'token_type_embeddings.weight'][0])
        pair = lambda m, name: (m.weight.data.copy_(w[name + '.weight']), m.bias.data.copy_(w[name + '.bias']))
        pair(self.norm, e + 'LayerNorm')
        for n, layer in enumerate(self.layers):
            p = f'encoder.layer.{n}.'
            for part in ('weight', 'bias'):
                getattr(layer.qkv, part).data.copy_(
                    torch.cat([w[p + f'attention.self.{k}.{part}'] for k in ('query', 'key', 'value')]))
            pair(layer.out, p + 'attention.output.dense')
            pair(layer.norm1, p + 'attention.output.LayerNorm')
            pair(layer.up, p + 'intermediate.dense')
            pair(layer.down, p + 'output.dense')
            pair(layer.norm2, p + 'output.LayerNorm')

    def lower(self, ids, marks, present, layers):
        """The first layers: what stays as it is while the others learn can be worked out once."""
        t = ids.shape[1]
        x = self.drop(self.norm(self.word(ids) + self.place.weight[:t] + self.kind + self.mark(marks)))
        mask = present[:, None, None, :]
        for layer in self.layers[:layers]:
            x = layer(x, mask)
        return x

    def upper(self, x, present, layers):
        mask = present[:, None, None, :]
        for layer in self.layers[layers:]:
            x = layer(x, mask)
        return self.tags(x), self.token(x), self.query(x)

    def forward(self, ids, marks, present):
        return self.upper(self.lower(ids, marks, present, 0), present, 0)

    def link(self, token, query, distance, breaks, ruled):
        """token [T, LINK]; query [C, LINK]; distance, breaks, ruled [C, T] -> [C, T, 3]"""
        return self.role(F.relu(token[None] + query[:, None] + self.distance(distance) + self.breaks(breaks) + self.ruled(ruled)))


def geometry(window, cues, sep=102):
    """Of each (cue, piece): the bucket of their distance, the paragraph breaks between them, how they stand by the rules."""
    ids = window.ids
    t = len(ids)
    at = torch.arange(t)
    count = torch.cumsum(torch.tensor(ids) == sep, 0)
    first = torch.tensor([c[0] for c in cues])[:, None]
    last = torch.tensor([c[1] for c in cues])[:, None]
    d = torch.where(at < first, at - first, torch.where(at > last, at - last, 0))
    return BUCKET_OF[d + 600], (count[None] - count[first]).clamp(-2, 2) + 2, torch.tensor([pairs(window, c[0], c[1]) for c in cues])

"""PolNeAR documents as windows of word pieces with labels.

A window is a run of whole paragraphs, at most `limit` pieces, with [SEP] between paragraphs. Contents in
PolNeAR hardly ever cross a paragraph (138 of 19,831), so nothing is lost by cutting there.
"""
import json
import re
from dataclasses import dataclass, field

from tokenizers import BertWordPieceTokenizer

CLS, SEP, MASK, PAD = 101, 102, 103, 0
O, B, I = 0, 1, 2
MARKS, RULED = 36, 7
# Rules whose content marks, the sentence or the source bound: the model learns apart how far it may follow these.
FIRM = ('asked', 'content-after-source', 'content-around-cue', 'content-before-source', 'gerund-after-cue', 'headline-colon',
        'impersonal', 'quote-after-cue')


@dataclass
class Window:
    ids: list[int]
    spans: list[tuple[int, int]]  # of each piece in the document; (0, 0) for [CLS] and [SEP]
    cue: list[int] = field(default_factory=list)
    content: list[int] = field(default_factory=list)
    source: list[int] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)  # what the rules find at each piece, 0 to MARKS - 1
    ruled: list[tuple[set[int], list[int]]] = field(default_factory=list)  # of each rule's find: its cue's pieces, how each piece stands to it
    links: list[tuple[int, int, list[int], bool]] = field(default_factory=list)  # cue start and end, role of each piece, is it reporting speech
    state: object = None  # what the frozen layers make of it


def documents(path):
    with open(path, encoding='utf-8') as lines:
        return [json.loads(line) for line in lines]


def tokenizer(vocabulary):
    return BertWordPieceTokenizer(vocabulary, lowercase=True)


def paragraphs(text):
    start = 0
    for gap in re.finditer(r'\n\s*\n', text):
        if text[start:gap.start()].strip():
            yield start, gap.start()
        start = gap.end()
    if text[start:].strip():
        yield start, len(text)


def pieces(tok, text):
    """Each paragraph as (ids, spans)."""
    out = []
    for start, end in paragraphs(text):
        e = tok.encode(text[start:end], add_special_tokens=False)
        out.append((e.ids, [(a + start, b + start) for a, b in e.offsets]))
    return out


def windows(pieces_of_paragraphs, limit, overlap=64):
    """Pack paragraphs greedily; a paragraph longer than a window is cut with an overlap."""
    out, ids, spans = [], [CLS], [(0, 0)]

    def close():
        nonlocal ids, spans
        if len(ids) > 1:
            out.append(Window(ids, spans))
        ids, spans = [CLS], [(0, 0)]

    for pid, psp in pieces_of_paragraphs:
        if len(ids) + len(pid) + 1 > limit:
            close()
        room = limit - 2
        if len(pid) <= room:
            ids, spans = ids + pid + [SEP], spans + psp + [(0, 0)]
            continue
        step = room - overlap
        for k in range(0, max(1, len(pid) - overlap), step):
            out.append(Window([CLS] + pid[k:k + room] + [SEP], [(0, 0)] + psp[k:k + room] + [(0, 0)]))
    close()
    return out


def inside(window, spans):
    return [any(s < e2 and s2 < e for s2, e2 in spans) if e > s else False for s, e in window.spans]


def reach(window):
    return window.spans[1][0], max(e for _, e in window.spans)


def guide(window, rules):
    """Tell a window what the rules find in it: `rules` is a line of rules.ts. src/parse/guide.ts does the same."""
    n = len(window.ids)
    low, high = reach(window)
    cues, contents, sources = [0] * n, [0] * n, [0] * n
    near = lambda spans: [x for x in spans if x[0] < high and x[1] > low]
    for found in rules['found']:
        if not near(found['cue']) and not near(found['content']):
            continue
        cue, source, content = (inside(window, found[k]) for k in ('cue', 'source', 'content'))
        firm = found['rule'] in FIRM
        for k in range(n):
            if cue[k]:
                cues[k] = 1 if firm else 2
            if content[k]:
                contents[k] = 2 if contents[k] == 2 or (k > 0 and content[k - 1]) else 1
            if source[k]:
                sources[k] = 1
        if any(cue):
            base = 4 if firm else 1
            window.ruled.append(({k for k in range(n) if cue[k]},
                                 [base + (1 if s else 2 if c else 0) for s, c in zip(source, content)]))
    quoted = inside(window, near(rules['quotations']))
    window.marks = [cues[k] + 3 * contents[k] + 9 * sources[k] + 18 * quoted[k] for k in range(n)]
    return window


def pairs(window, first, last):
    """How each piece stands to the cue first–last by the rules: 0 where no rule has that cue."""
    return next((rows for cue, rows in window.ruled if any(first <= k <= last for k in cue)), [0] * len(window.ids))


def label(window, attributions):
    """Fill the labels of a window from the document's attributions."""
    n = len(window.ids)
    window.cue, window.content, window.source = [O] * n, [O] * n, [O] * n
    low, high = reach(window)

    def mark(row, hit, whole):
        # one B for the whole attribution even where its content is in two parts
        begun = False
        for k, h in enumerate(hit):
            if h:
                row[k] = I if begun and (whole or hit[k - 1]) else B
                begun = True

    for a in attributions:
        if not a['cue'] or a['cue'][0][0] >= high or a['cue'][-1][1] <= low:
            continue
        cue, source, content = inside(window, a['cue']), inside(window, a['source']), inside(window, a['content'])
        if not any(cue):
            continue
        mark(window.cue, cue, True)
        mark(window.content, content, False)
        mark(window.source, source, False)
        first, last = cue.index(True), n - 1 - cue[::-1].index(True)
        window.links.append((first, last, [1 if s else 2 if c else 0 for s, c in zip(source, content)], a['speech']))
    return window

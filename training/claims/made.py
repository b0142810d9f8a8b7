"""Make sentences that tell, in many wordings, what happened to people, and as many in which nothing of the kind did:

    python made.py > made.texts.jsonl

The words are in made.json; "*" stands before the word that tells, {G} is where the people stand. No sentence is from a report.
"""
import json
import random
import re
from pathlib import Path

words = json.loads((Path(__file__).parent / 'made.json').read_text(encoding='utf-8'))
rng = random.Random(7)
OPEN, CLOSE = '\x01', '\x02'
TEXTS, SENTENCES = 2800, 4
# Of the people those without an amount.
UNCOUNTED = 0.35
# Deaths and those to whom nothing happened are what reports hold most of.
KINDS = (['deaths'] * 5 + ['injuries', 'captures', 'displacement', 'deployment'] * 3 + ['missing', 'releases'] * 2
         + ['casualties'] + ['nothing'] * 14 + ['thing'] * 2)
# What of a word that tells is hidden from the encoder, which then has to go by the rest.
HIDDEN = 0.12


def one(*names):
    found = words
    for name in names:
        found = found[name]
    return rng.choice(found)


def group(obj):
    return uncounted(obj) if rng.random() < UNCOUNTED else counted()


def counted():
    r = rng.random()
    if r < 0.78:
        return f"{one('numbers')} {one('people')}"
    if r < 0.88:
        return rng.choice(['at least 12', 'about 40', 'three', 'seventeen', 'five', '14', 'some 30', 'nine']) + rng.choice(['', '', ' others', ' of them', ' more'])
    if r < 0.95:
        return rng.choice(['a ', 'one ', 'two ', 'a young ', 'a single ']) + rng.choice(['nurse', 'soldier', 'farmer', 'boy', 'woman', 'teacher', 'guard', 'driver'])
    return rng.choice(['hundreds', 'thousands', 'dozens', 'scores']) + rng.choice(['', ' more', ' of people'])


def uncounted(obj):
    """People without an amount; `obj`: what happened is done to them."""
    r = rng.random()
    if r < 0.3:
        return f"{rng.choice(['', 'the '])}{one('sides')} {one('forces')}"
    if r < 0.55:
        return f"{rng.choice(['', 'the ', 'the ', 'some '])}{one('people')}{rng.choice(['', '', ' ' + one('of')])}"
    if r < 0.7:
        return f"{rng.choice(['her', 'his', 'their', 'my', 'our', 'the nurse’s'])} {one(rng.choice(['kin', 'kins']))}"
    if r < 0.8:
        return one('names')
    return one('pronouns')[obj]


def people(obj=False):
    return OPEN + group(obj) + CLOSE


def cause():
    """What does it: things, or people to whom nothing happens."""
    if rng.random() < 0.75:
        return one('causes')
    return f"{rng.choice(['', 'the ', 'two ', 'a dozen '])}{one('sides')} {one('forces')}"


def agreeing(who, told):
    """The verb as one person has it: "were hurt" as "was hurt"."""
    alone = re.search(rf"{OPEN}(a(?! dozen| hundred| further)|one|he|she|everyone)\b|\b({'|'.join(words['kin'] + words['names'])}){CLOSE}", who)
    return re.sub(r'^(\*?)(were|are|have)\b', lambda m: m[1] + {'were': 'was', 'are': 'is', 'have': 'has'}[m[2]], told) if alone else told


def plain(event):
    """Subject and verb, verb and object, a noun, or an aside between."""
    r, told = rng.random(), words['events'][event]
    if r < 0.55 or not told['object'] and r < 0.86:
        who = people()
        return f"{who} {agreeing(who, one('events', event, 'subject'))}"
    who = people(r < 0.93)
    if r < 0.86:
        frame = one('events', event, 'object')
        return f"{cause()} {(frame if '{G}' in frame else frame + ' {G}').replace('{G}', who)}"
    if r < 0.93 and told['noun']:
        lead = rng.choice(['the report speaks of', 'they recalled', 'nobody has explained', 'the raid ended in', 'the day saw', 'the war has brought', 'the mayor told of'])
        return f"{lead} {one('events', event, 'noun').replace('{G}', who)}"
    aside = rng.choice(['among them a teacher', 'most of them from the coast', 'who had come for the feast', 'some of them children', 'according to the mayor'])
    return f"{who}, {aside}, {agreeing(who, one('events', event, 'subject'))}"


def far(event):
    """People further from what is told of them, or after another clause."""
    r, who = rng.random(), people()
    told = agreeing(who, one('events', event, 'subject'))
    if r < 0.3:
        return f"of the {rng.choice(['crowd', 'convoy', 'unit', 'party', 'village'])}, {who} {told}"
    if r < 0.5:
        where = rng.choice(['who were on the ferry', 'from three villages', 'in the convoy', 'at the mine that day', 'working in the fields'])
        return f'{who} {where} {told}'
    if r < 0.7:
        return f"{cause()} hit the {rng.choice(['school', 'market', 'convoy', 'church', 'bridge'])}, and {who} {told}"
    if r < 0.85:
        return f"when {cause()} came, {who} {told}"
    return f"{cause()} struck {one('places')}; {who} {told}"


def nothing():
    if rng.random() < 0.6:
        return f"{people()} {one('nothing', 'subject')}"
    return f"{one('nothing', 'agents')} {one('nothing', 'object')} {people(True)}"


def thing():
    """Counted things, of which much is told that is told of people."""
    what = f"{OPEN}{one('numbers')} {one('things')}{CLOSE}"
    if rng.random() < 0.6:
        return f"{what} {one('thing_predicates')}"
    verb = rng.choice(['killed', 'destroyed', 'claimed', 'took', 'seized', 'captured', 'wiped out', 'released', 'sent', 'burned', 'lost', 'cost'])
    return f"{cause()} {verb} {what}"


def sentence(kind):
    made = thing() if kind == 'thing' else nothing() if kind == 'nothing' else far(kind) if rng.random() < 0.3 else plain(kind)
    if rng.random() < 0.55:
        made += f" {one('places')}"
    if rng.random() < 0.45:
        made += f" {one('times')}"
    if rng.random() < 0.25:
        made = f"{one('times')}, {made}"
    if rng.random() < 0.3:
        made += f", {one('asides')}"
    return f'{made}.'


def placed(made):
    """The sentence without its marks, and where people and telling word stood."""
    text, at = '', {}
    for char in made:
        if char in (OPEN, CLOSE, '*'):
            at[char] = len(text)
        else:
            text += char
    return text[0].upper() + text[1:], at[OPEN], at[CLOSE], at.get('*')


for k in range(TEXTS):
    text, made = '', []
    for _ in range(SENTENCES):
        kind = rng.choice(KINDS)
        told, start, end, word = placed(sentence(kind))
        event = None if kind in ('nothing', 'thing') else kind
        made.append([event, start + len(text), end + len(text), None if word is None else word + len(text)])
        text += told + ('\n\n' if rng.random() < 0.5 else ' ')
    hidden = [[w, w + re.match(r'\w+', text[w:]).end()] for *_, w in made if w is not None and rng.random() < HIDDEN]
    print(json.dumps(dict(id=f'made-{k}', text=text, made=made, hidden=hidden), ensure_ascii=False))

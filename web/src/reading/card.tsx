import { memo, useEffect, useRef, type ReactNode } from 'react'
import type { ClaimView, ReadingView, RelationList, RelationView } from '../../../src/server/schema/index.ts'
import { amountAlone } from '../../../src/text/amount-alone.ts'
import { address } from '../frame/address.ts'
import { Link } from '../frame/link.tsx'
import { useLoaded } from '../frame/load.ts'
import { plain } from '../frame/odd.ts'
import { Grade } from './grade.tsx'
import { chainOf } from './mark.ts'
import { dates, instant, occasion, speaker, STATES } from './words.ts'

export type Act = 'accept' | 'reject' | 'unsure' | 'edit' | 'split' | 'merge'

interface Props {
  readonly claim: ClaimView
  readonly reading: ReadingView
  readonly open: boolean
  readonly selected: boolean
  /** A second reader's, who sees nothing of what others made of the claim. */
  readonly blind: boolean
  /** Claims can be merged with the next one of the report. */
  readonly mergeable: boolean
  readonly told: string | null
  readonly editor: ReactNode
  onOpen(id: string): void
  onSelect(id: string): void
  onAct(act: Act, id: string): void
  onGrade(id: string, grade: string | null): void
}

/** A claim beside its passage: a line or two, and everything about it once it is open. */
export const Card = memo(function Card(props: Props) {
  const { claim, open, selected, told, editor, onOpen, onSelect } = props
  const state = STATES[claim.review.state]
  const who = speaker(claim)
  const here = useRef<HTMLElement>(null)
  const edited = editor !== null
  // Where the form was, the keyboard goes on from the card.
  useEffect(() => {
    if (open && !edited && document.activeElement?.closest('input, textarea, select') === null)
      here.current?.focus({ preventScroll: true })
  }, [open, edited])
  const decided = claim.review.state !== 'open'
  const card = (
    <article
      ref={here}
      className={`card card-${claim.review.state}${open ? ' card-here' : ''}${selected ? ' card-selected' : ''}`}
      data-card={claim.id}
      tabIndex={-1}
      aria-current={open ? 'true' : undefined}
      aria-label={`${plain(claim.summary)}, ${who}, ${state.word}`}
    >
      <div className="card-line">
        <input
          type="checkbox"
          tabIndex={open ? 0 : -1}
          checked={selected}
          onChange={() => onSelect(claim.id)}
          aria-label={`Select: ${plain(claim.summary)}`}
        />
        <button
          type="button"
          className="card-head"
          tabIndex={open ? 0 : -1}
          onClick={() => onOpen(claim.id)}
          aria-expanded={open}
        >
          <span className={`state state-${claim.review.state}`}>
            <span aria-hidden="true">{state.shape}</span>
            <span className={open || claim.review.state !== 'open' ? 'state-word' : 'hidden-word'}>
              {state.word}
            </span>
          </span>
          <span className="card-summary">{plain(claim.summary)}</span>
          {(!decided || open) && <span className="card-who">{who}</span>}
          {decided && !open && <span className="card-who card-who-short">{who}</span>}
        </button>
      </div>
      <p className="card-print">{printed(claim)}</p>
      {open && (editor ?? <CardBody {...props} />)}
      {open && told !== null && !editor && (
        <p className="told" role="alert">
          {told}
        </p>
      )}
    </article>
  )
  // A folded card's place in the column is kept while it is open: the text beside it does not move.
  return (
    <div className={`card-slot${open ? ' card-slot-open' : ''}${decided ? ' card-slot-decided' : ''}`}>
      {card}
    </div>
  )
})

/** What a folded card does not say, for paper: who, where, when, and who decided. */
function printed(claim: ClaimView): string {
  const { population, place, period, review } = claim
  const decided =
    review.by === null
      ? ''
      : `${review.by}, ${instant(review.on)}${review.note === null ? '' : `: “${review.note}”`}`
  const when = period && [period.text, dates(period.from, period.to)].filter((part) => part !== '').join(', ')
  const people = amountAlone(claim) ? population?.side : population?.text
  return [people, place?.text, when, decided].flatMap((part) => (part ? [plain(part)] : [])).join(' · ')
}

function CardBody({ claim, reading, blind, mergeable, told, onAct, onGrade }: Props) {
  const { text } = reading.report
  const chain = chainOf(claim, reading)
  const said = occasion(chain[0], text)
  const { quantity, population, place, period } = claim
  const act = (name: Act) => () => onAct(name, claim.id)
  return (
    <div className="card-body">
      {said.length > 0 && <p className="card-said">{said.join(' · ')}</p>}
      <dl className="fields">
        {quantity && (
          <Field name="count" mark="quantity" words={quantity.wording} note={quantityNote(quantity)} />
        )}
        {population && (
          <Field
            name="who"
            mark="population"
            words={amountAlone(claim) ? 'people' : population.text}
            note={[population.side, population.role].filter((part) => part !== null).join(', ')}
          />
        )}
        {place && <Field name="where" mark="place" words={place.text} note="" />}
        {period && (
          <Field name="when" mark="period" words={period.text} note={dates(period.from, period.to)} />
        )}
        {claim.manner && <Field name="manner" words={claim.manner} note="" />}
        {claim.polarity !== 'affirmed' && <Field name="polarity" words={claim.polarity} note="" />}
        {claim.modality !== 'asserted' && <Field name="certainty" words={claim.modality} note="" />}
      </dl>
      {!blind && <Relations claimId={claim.id} version={claim.review.version} />}
      {claim.review.by !== null && (
        <p className="card-decided">
          {STATES[claim.review.state].word} by {plain(claim.review.by)}, {instant(claim.review.on)}
          {claim.review.note !== null && <> – “{plain(claim.review.note)}”</>}
          {claim.review.added && ' · added by hand'}
        </p>
      )}
      <div className="acts">
        <button type="button" onClick={act('accept')}>
          <kbd>y</kbd> Accept
        </button>
        <button type="button" onClick={act('reject')}>
          <kbd>n</kbd> Reject
        </button>
        <button type="button" onClick={act('unsure')}>
          <kbd>h</kbd> Unsure
        </button>
        <button type="button" onClick={act('edit')}>
          <kbd>e</kbd> Edit
        </button>
        {!blind && (
          <button type="button" className="quiet" onClick={act('split')}>
            <kbd>s</kbd> Split
          </button>
        )}
        {mergeable && (
          <button type="button" className="quiet" onClick={act('merge')}>
            <kbd>m</kbd> Merge with next
          </button>
        )}
      </div>
      {!blind && (
        <p className="card-grade">
          <Grade key={told} grade={claim.review.grade} onGrade={(grade) => onGrade(claim.id, grade)} />
          <Link href={address('/history', { subject: claim.id })}>history</Link>
        </p>
      )}
      <p className="card-rule">
        rule {claim.rule}
        {chain[0] && <> · {chain[0].rule}</>}
      </p>
    </div>
  )
}

function quantityNote({ lower, upper, approx, per }: NonNullable<ClaimView['quantity']>): string {
  const bound =
    lower === null && upper === null
      ? 'no number given'
      : lower === upper
        ? `${approx ? 'about ' : ''}${lower?.toLocaleString('en-GB')}`
        : `${lower?.toLocaleString('en-GB') ?? '0'} to ${upper?.toLocaleString('en-GB') ?? 'no upper bound'}`
  return per === null ? bound : `${bound}, a ${per}`
}

function Field({ name, words, note, mark }: { name: string; words: string; note: string; mark?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span className={mark ? `is-${mark}` : undefined}>{plain(words)}</span>
        {note !== '' && <span className="field-note"> {plain(note)}</span>}
      </dd>
    </div>
  )
}

/** As many as one takes in at a glance; the rest stands in the list of relations. */
const MOST_RELATIONS = 6

/** How the open claim stands to others, asked for when it is opened: a long report has thousands of relations. */
function Relations({ claimId, version }: { claimId: string; version: number }) {
  const { data, reload } = useLoaded<RelationList>(
    address('/api/relations', { claim: claimId, decided: 'all', limit: MOST_RELATIONS }),
  )
  // A corrected claim stands otherwise to others; so it does when that is taken back.
  const asked = useRef(version)
  useEffect(() => {
    if (asked.current === version) return
    asked.current = version
    reload()
  }, [version, reload])
  if (!data || data.relations.length === 0) return null
  return (
    <ul className="card-relations">
      {data.relations.map((relation) => (
        <RelationLine key={relation.id} relation={relation} claimId={claimId} />
      ))}
    </ul>
  )
}

/** Where to look when a relation wants a person's eye. */
const WARNING = new Set(['drift', 'conflict', 'inconsistent', 'competing-account'])

function RelationLine({ relation, claimId }: { relation: RelationView; claimId: string }) {
  const other = relation.a.claimId === claimId ? relation.b : relation.a
  const fields = [...new Set(relation.because.map((reason) => reason.field))].join(', ')
  return (
    <li className={WARNING.has(relation.kind) ? 'warn' : undefined}>
      <Link href={address('/conflicts', { relation: relation.id })}>
        {WARNING.has(relation.kind) && <span aria-hidden="true">⚠ </span>}
        {relation.kind.replaceAll('-', ' ')}
        {fields !== '' && <> ({fields})</>} · {plain(other.source ?? other.title)}: {plain(other.summary)} ›
      </Link>
    </li>
  )
}

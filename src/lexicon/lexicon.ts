import type { Rate } from '../model/index.ts'
import { abbreviations, type Abbreviations } from './abbreviations.ts'
import { allegiance, type Whose } from './allegiance.ts'
import { bodies, type Bodies } from './bodies.ts'
import { bounds, type Bounds } from './bounds.ts'
import { capitals } from './capitals.ts'
import { cues, type Cues } from './cues.ts'
import type { Phrases } from './phrases.ts'
import { offices, type Offices } from './offices.ts'
import { places, type Places } from './places.ts'
import { events, type Events } from './events.ts'
import { figures, type Figures } from './figures.ts'
import { graphic } from './graphic.ts'
import { manners, type Manners } from './manners.ts'
import { moods, type Moods } from './moods.ts'
import { populations, type Populations } from './populations.ts'
import { wordSets, type WordSet, type WordSets } from './sets.ts'
import { scopeWords, type ScopeWords } from './scopes.ts'
import { sides, type Sides } from './sides.ts'
import {
  channels,
  days,
  gendered,
  givenNames,
  hedges,
  impersonal,
  silences,
  things,
  pronouns,
  sourceKinds,
  sourcePrepositions,
  titles,
  type HeadKind,
  type Impersonal,
  type PronounFor,
  type Silences,
  type SourcePreposition,
  type TitleKind,
} from './sources.ts'
import { numbers, type Numbers } from './numbers.ts'
import { openers, type Openers } from './openers.ts'
import { periods, type TimeWords } from './periods.ts'
import { rates } from './rates.ts'
import { speechTitles, type SpeechTitles } from './speech-titles.ts'
import { tables, type TableWord } from './tables.ts'
import { turnLabels, type TurnLabel } from './turn-labels.ts'
import { units, type Units } from './units.ts'
import { vague, type VagueWords } from './vague.ts'
import { conflict, type Diseases, diseases, extents, placeNouns } from './wordlists.ts'

/** All words the reader knows, loaded once and passed to every stage. */
export interface Lexicon {
  readonly abbreviations: Abbreviations
  readonly capitals: ReadonlySet<string>
  readonly sides: Sides
  readonly allegiance: Phrases<Whose>
  readonly populations: Populations
  readonly bodies: Bodies
  readonly cues: Cues
  readonly sourcePrepositions: Phrases<SourcePreposition>
  readonly days: WordSet
  readonly impersonal: Impersonal
  readonly things: ReadonlySet<string>
  readonly silences: Silences
  readonly hedges: Phrases<true>
  readonly channels: Phrases<'form' | 'platform'>
  readonly titles: ReadonlyMap<string, TitleKind>
  readonly titlesInFull: ReadonlyMap<string, string>
  readonly sourceKinds: ReadonlyMap<string, HeadKind>
  readonly speechTitles: SpeechTitles
  /** Lower case, without numbers -> what the word before a turn tells. */
  readonly turnLabels: ReadonlyMap<string, TurnLabel>
  readonly pronouns: ReadonlyMap<string, PronounFor>
  readonly givenNames: ReadonlyMap<string, 'man' | 'woman'>
  readonly gendered: ReadonlyMap<string, 'man' | 'woman'>
  readonly places: Places
  readonly offices: Offices
  readonly scopes: ScopeWords
  readonly numbers: Numbers
  readonly bounds: Bounds
  readonly figures: Figures
  readonly vague: VagueWords
  readonly units: Units
  readonly rates: Phrases<Rate>
  readonly periods: TimeWords
  readonly openers: Openers
  readonly tables: Phrases<TableWord>
  readonly events: Events
  readonly manners: Manners
  readonly moods: Moods
  readonly conflict: WordSet
  readonly diseases: Diseases
  readonly extents: ReadonlySet<string>
  readonly placeNouns: ReadonlySet<string>
  /** Words that a rule asks for together, by the set's name. */
  readonly sets: WordSets
  /** Words that make a passage hard to read. */
  readonly graphic: RegExp
}

/**
 * The lexicon that ships, with the files of `directory` (same names) in place of its own.
 * Touches the disk; everything after it is pure.
 * @throws OnrecordError `lexicon` when a file cannot be read or an entry is wrong.
 */
export function loadLexicon(directory: string | null = null): Lexicon {
  const sidesOf = sides(directory)
  const amounts = {
    numbers: numbers(directory),
    bounds: bounds(directory),
    vague: vague(directory),
    periods: periods(directory),
  }
  return {
    graphic: graphic(directory),
    abbreviations: abbreviations(directory),
    capitals: new Set([...capitals(directory), ...sidesOf.capitals]),
    sides: sidesOf,
    allegiance: allegiance(directory),
    populations: populations(directory),
    bodies: bodies(directory),
    cues: cues(directory),
    sourcePrepositions: sourcePrepositions(directory),
    days: days(directory),
    impersonal: impersonal(directory),
    things: things(directory),
    silences: silences(directory),
    hedges: hedges(directory),
    channels: channels(directory),
    ...titles(directory),
    sourceKinds: sourceKinds(directory),
    speechTitles: speechTitles(directory),
    turnLabels: turnLabels(directory),
    pronouns: pronouns(directory),
    givenNames: givenNames(directory),
    gendered: gendered(directory),
    places: places(directory),
    offices: offices(directory),
    scopes: scopeWords(directory),
    ...amounts,
    openers: openers(amounts.numbers, amounts.bounds, amounts.vague, amounts.periods),
    units: units(directory),
    figures: figures(directory),
    tables: tables(directory),
    rates: rates(directory),
    events: events(directory),
    manners: manners(directory),
    moods: moods(directory),
    conflict: conflict(directory),
    diseases: diseases(directory),
    extents: extents(directory),
    placeNouns: placeNouns(directory),
    sets: wordSets(directory),
  }
}

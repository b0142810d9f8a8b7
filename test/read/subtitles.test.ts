import assert from 'node:assert/strict'
import { test } from 'node:test'
import { leadBack } from '../../src/read/index.ts'
import { leadsHold } from './make/leads.ts'
import { oneDocument } from './one-document.ts'

test('SubRip: cues become sentences, a pause after one a paragraph, each piece has its time', async () => {
  const bytes = Buffer.from(
    '1\r\n00:00:01,000 --> 00:00:03,500\r\n<i>The general said at least\r\nforty</i> men\r\n\r\n2\r\n00:00:03,600 --> 00:00:05,000\r\n{\\an8}had died.\r\n\r\n3\r\n00:01:10,000 --> 00:01:12,000\r\nNobody else was there.\r\n',
  )
  const found = await oneDocument({ location: 'talk.srt', bytes })
  assert.equal(found.text, 'The general said at least forty men had died.\n\nNobody else was there.')
  leadsHold(found)
  const start = found.text.indexOf('Nobody')
  assert.deepEqual(leadBack(found.leads, [start, start + 6])[0]?.time, [70_000, 72_000])
})

test('WebVTT: a voice stands before its words as in a transcript; notes and styles are no text', async () => {
  const bytes = Buffer.from(
    'WEBVTT\n\nNOTE not for viewers\n\nSTYLE\n::cue { color: red }\n\nintro\n00:01.000 --> 00:03.000 align:start\n<v \u00a0Anna Rask >How many were freed?\n\n00:03.100 --> 00:05.000\n<v Col. Dov>Nineteen,\n\n00:05.000 --> 00:06.000\n<v Col. Dov>all of them boys.\n',
  )
  const found = await oneDocument({ location: 'talk.vtt', bytes })
  assert.equal(found.text, 'Anna Rask: How many were freed?\n\nCol. Dov: Nineteen, all of them boys.')
  leadsHold(found)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as onrecord from '../../src/index.ts'

test('the package gives these names and no others', () => {
  assert.deepEqual(Object.keys(onrecord).sort(), [
    'EVENTS',
    'MODALITIES',
    'OnrecordError',
    'POLARITIES',
    'RATES',
    'RELATION_KINDS',
    'SOURCE_KINDS',
    'STANCES',
    'languageModel',
    'loadLexicon',
    'loadModel',
    'meaningOf',
    'read',
    'readWith',
    'trained',
  ])
})

import { expect, test } from 'vitest';
import { modelSchema } from './schema.ts';

const READER = {
  kind: 'id-card-reader',
  name: '居民身份证阅读器',
  source: 'this test',
  match: { paths: ['^/dev/ttyS\\d+$'] },
  transport: { type: 'serial', baudRates: [115_200] },
  protocol: { type: 'sdt', fingerprints: false },
};
const SMART_CARD = {
  ...READER,
  kind: 'smart-card-reader',
  transport: { type: 'pcsc' },
  protocol: { type: 'pcsc' },
};
const SCANNER = { ...READER, kind: 'scanner', protocol: { type: 'ssi', charset: 'auto' } };

test.each([
  ['a reader', READER],
  ['a smart-card reader', SMART_CARD],
  ['a scanner', SCANNER],
])('%s is taken as it is', (_, model) => {
  expect(modelSchema.parse(model)).toEqual(model);
});

test.each([
  ['a name that a terminal would obey', { name: '扫码器\u001b[2J' }],
  ['a name that turns what follows', { name: 'abc\u202e' }],
  ['a source of two lines', { source: 'one\ntwo' }],
  ['no name', { name: '' }],
  ['no source', { source: '' }],
  ['a name without end', { name: 'a'.repeat(81) }],
  ['a protocol of another kind', { protocol: { type: 'ssi', charset: 'auto' } }],
  ['an unknown kind', { kind: 'printer' }],
  ['an unknown key', { colour: 'grey' }],
  ['a baud rate that no line has', { transport: { type: 'serial', baudRates: [1] } }],
])('%s is refused', (_, change) => {
  expect(modelSchema.safeParse({ ...READER, ...change }).success).toBe(false);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalText } from '../crypto/canonical.ts';
import { GENESIS, makeLog } from './log.test-support.ts';
import { readHead, readLine, writeAnchor, writeHead, writeRow } from './line.ts';

const EVENT = { event: 'consent.given', scopes: ['结婚证', 'T1'], session: 's' };

test('what is written is read again', async () => {
  const { lines } = await makeLog([EVENT, EVENT], 2);
  for (const line of lines) {
    const text = line.kind === 'row' ? writeRow(line.row) : writeAnchor(line.anchor);
    expect(readLine(text)).toEqual(line);
  }
  const head = { ...GENESIS, first: 1, last: 2, anchors: 1 };
  expect(readHead(writeHead(head))).toMatchObject(head);
});

test('an event that stands there in another order is the same event', () => {
  const hash = '0'.repeat(64);
  const text = `{"hash":"${hash}","event":{"to":1,"event":"x"},"at":1,"seq":1}`;
  expect(readLine(text)).toMatchObject({ row: { body: '{"event":"x","to":1}' } });
});

test.each([
  ['no JSON', '{'],
  ['no object', '[]'],
  ['a field too many', `{"seq":1,"at":1,"event":{"event":"x"},"hash":"${'0'.repeat(64)}","x":1}`],
  ['no event', `{"seq":1,"at":1,"event":[],"hash":"${'0'.repeat(64)}"}`],
  ['a short hash', '{"seq":1,"at":1,"event":{"event":"x"},"hash":"00"}'],
  ['a number below zero', `{"seq":-1,"at":1,"event":{"event":"x"},"hash":"${'0'.repeat(64)}"}`],
])('%s is no entry and no head', (_what, text) => {
  expect(readLine(text)).toBeUndefined();
  expect(readHead(text)).toBeUndefined();
});

test('whatever comes is a line or none, and what is a row has one canonical body', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(readHead(text)).toBeUndefined();
      expect(readLine(text)).toBeUndefined();
    }),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (fields) => {
      const event = { ...fields, event: 'x' };
      const text = JSON.stringify({ seq: 1, at: 1, event, hash: '0'.repeat(64) });
      const line = readLine(text);
      expect(line?.kind === 'row' ? line.row.body : undefined).toBe(canonicalText(event));
    }),
  );
});

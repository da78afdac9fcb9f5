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
  const head = { ...GENESIS, first: 1, last: 2, anchors: 1, noted: true };
  expect(readHead(writeHead(head))).toMatchObject(head);
});

test('a line that shows one thing and is another is none', async () => {
  const { lines } = await makeLog([{ event: 'disclosure', typeCode: 'T1' }], 1);
  const [row = '', anchor = ''] = lines.map((line) =>
    line.kind === 'row' ? writeRow(line.row) : writeAnchor(line.anchor),
  );
  const head = writeHead({ ...GENESIS, first: 1, last: 1, anchors: 1, noted: false });
  expect([readLine(row), readLine(anchor), readHead(head)]).not.toContain(undefined);
  const shownFirst = [
    row.replace('"event":{', '"event":{"event":"service.stopped"},"event":{'),
    row.replace('"typeCode"', '"typeCode":"T0","typeCode"'),
    row.replace('{"seq":1,', '{"seq":1,"at":9,"operator":"W-0666",'),
    row.replace('"event"', '"\\u0065vent"'),
    anchor.replace('"at":', '"at":1,"at":'),
    ` ${row}`,
    `${anchor}\r`,
  ];
  for (const text of shownFirst) expect(readLine(text), text).toBeUndefined();
  expect(readHead(head.replace('"last":1', '"last":9,"last":1'))).toBeUndefined();
});

test('an event that stands there in another order is none', () => {
  const hash = '0'.repeat(64);
  const line = (event: string): string => `{"seq":1,"at":1,"event":${event},"hash":"${hash}"}`;
  expect(readLine(line('{"event":"x","to":1}'))).toBeDefined();
  expect(readLine(line('{"to":1,"event":"x"}'))).toBeUndefined();
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
      const body = canonicalText(event);
      const line = readLine(`{"seq":1,"at":1,"event":${body},"hash":"${'0'.repeat(64)}"}`);
      expect(line?.kind === 'row' ? line.row.body : undefined).toBe(body);
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { identifierOf } from '../../simulator/data/identifier.ts';
import { isSameIdentifier, parseIdentifier } from './certificate-identifier.ts';

const ROOT = '1.2.156.3005.2.';
const GOOD = `${ROOT}11100000000013338W032.11220000013544541J.2430599.001.F`;
const wrong = (detail: string) => ({ ok: false, error: { code: 'CERT_IDENTIFIER', detail } });

describe('identifiers that have been published', () => {
  test.each([
    '11100000000013338W032.11220000013544541J.2430599.001.F',
    '11100000000013338W011.11430000006122244L.20230000403.001.U',
    '11100000000013338W009.11330105002500287C.2025052201.002.0',
    '11100000MB03271699022.340100.000000016.001.9',
  ])('%s', (rest) => {
    const { text, typeCode } = unwrap(parseIdentifier(ROOT + rest));
    expect([text, typeCode]).toEqual([ROOT + rest, rest.split('.')[0]]);
  });
  test('one of a handbook, whose check character was made up', () => {
    const made = '11100000000013661B006.113700000045046442.209FA4E88F9E4C878F3E9BED2CE7EA49.001.M';
    expect(parseIdentifier(ROOT + made)).toEqual(wrong('check'));
  });
});

test('small letters are the same letters', () => {
  expect(unwrap(parseIdentifier(GOOD.toLowerCase())).text).toBe(GOOD);
  expect(isSameIdentifier(GOOD, GOOD.toLowerCase())).toBe(true);
  expect(isSameIdentifier(GOOD, GOOD.replace('001', '002'))).toBe(false);
});

test.each([...'\u017f\u0131\u00df\ufb01'])(
  '%s is not the letter that it becomes in capitals',
  (letter) => {
    const parts = { typeCode: '11100000000013338W032', issuerCode: '340100', version: '001' };
    const text = identifierOf({ ...parts, serial: `24${letter.toUpperCase()}99` });
    expect(parseIdentifier(text.toLowerCase()).ok).toBe(true);
    const foreign = text.replace(letter.toUpperCase(), letter);
    expect(parseIdentifier(foreign)).toEqual(wrong('parts'));
    expect(isSameIdentifier(text, foreign)).toBe(false);
  },
);

test.each([
  ['another root', GOOD.replace('3005.2', '3005.3')],
  ['no root', GOOD.slice(ROOT.length)],
  ['a part less', GOOD.replace('.2430599', '')],
  ['a part more', GOOD.replace('.001', '.001.001')],
  ['an empty part', GOOD.replace('2430599', '')],
  ['a version of two digits', GOOD.replace('.001.', '.01.')],
  ['another character', GOOD.replace('2430599', '24305-9')],
  ['a line behind it', `${GOOD}\n`],
  ['nothing', ''],
])('%s is no identifier', (_what, text) => {
  expect(parseIdentifier(text)).toEqual(wrong('parts'));
});

const part = fc.stringMatching(/^[0-9A-Z]{1,21}$/);
const parts = fc.record({
  ...{ typeCode: part, issuerCode: part, serial: part },
  version: fc.stringMatching(/^\d{3}$/),
});

test('what was put together comes apart again', () => {
  fc.assert(
    fc.property(parts, (given) => {
      const text = identifierOf(given);
      expect(parseIdentifier(text)).toEqual({ ok: true, value: { text, ...given } });
    }),
  );
});

test('one changed character is always noticed', () => {
  const character = fc.stringMatching(/^[0-9A-Z]$/);
  fc.assert(
    fc.property(parts, fc.nat(), character, (given, at, put) => {
      const text = identifierOf(given);
      const place = ROOT.length + (at % (text.length - ROOT.length));
      fc.pre(text[place] !== '.' && text[place] !== put);
      expect(parseIdentifier(text.slice(0, place) + put + text.slice(place + 1)).ok).toBe(false);
    }),
  );
});

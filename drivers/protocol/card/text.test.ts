import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  anyValues,
  cardTextOf,
  FOREIGN_2017,
  FOREIGN_2023,
  HK_MO_TW,
  RESIDENT,
  withCheck,
  type Parts,
} from './card-text.test-support.ts';
import { parseCardText } from './text.ts';

const LAYOUTS = [
  ['resident', RESIDENT],
  ['hk-mo-tw', HK_MO_TW],
  ['foreign-2017', FOREIGN_2017],
  ['foreign-2023', FOREIGN_2023],
] as const;

function parsed(parts: Parts): unknown {
  return parseCardText(cardTextOf(parts));
}

test.each(LAYOUTS)('a card of layout %s is told from the others', (layout, parts) => {
  expect(parsed(parts)).toMatchObject({ ok: true, value: { layout } });
});

test('whatever a resident card has in its reserved area, it stays one', () => {
  for (const reserved of ['I', 'J', 'Y', 'Z', '\u0000', 'Y01A', 'I  ABC']) {
    const card = { ...RESIDENT, 220: 'H12345678', 238: '01', 242: 'CAN', 248: reserved };
    expect(parsed(card)).toMatchObject({ ok: true, value: { layout: 'resident' } });
  }
});

test.each([
  [HK_MO_TW, { 36: '19940824' }, 'birth'],
  [FOREIGN_2017, { 152: 'UTO' }, 'nationality'],
  [FOREIGN_2023, { 122: '839124198503070023' }, 'idNo'],
])(
  'a letter whose layout fails, on no resident card: the field of that layout',
  (card, change, detail) => {
    const failed = { ok: false, error: { code: 'CARD_DATA', detail } };
    expect(parsed({ ...card, ...change })).toEqual(failed);
  },
);

test('a letter of no known layout on what is no resident card is a card of another type', () => {
  const expected = { ok: false, error: { code: 'CARD_TYPE', detail: 'layout K' } };
  expect(parsed({ ...FOREIGN_2023, 248: 'K' })).toEqual(expected);
});

test('a text of another length is refused', () => {
  const expected = { ok: false, error: { code: 'CARD_DATA', detail: 'length of the text' } };
  for (const length of [0, 255, 257, 1024]) {
    expect(parseCardText(new Uint8Array(length))).toEqual(expected);
  }
});

describe('any valid card', () => {
  test('resident, with anything in the reserved area', () => {
    fc.assert(
      fc.property(anyValues, (any) => {
        const [validFrom, validTo] = any.validity;
        const { name, sex, nation, birth, address, issuer } = any;
        const idNo = withCheck(`390101${birth}${any.order}`);
        const expected = { name, sex, nation, birth, address, idNo, issuer, validFrom, validTo };
        expect(
          parsed({
            ...{ 0: name, 30: sex, 32: nation, 36: birth, 52: address, 122: idNo, 158: issuer },
            ...{ 188: validFrom, 204: validTo, 220: any.reserved },
          }),
        ).toMatchObject({ ok: true, value: { layout: 'resident', ...expected } });
      }),
    );
  });

  test('of Hong Kong, Macau or Taiwan', () => {
    fc.assert(
      fc.property(anyValues, fc.constantFrom('81', '82', '83'), (any, area) => {
        const [validFrom, validTo] = any.validity;
        const { name, sex, birth, address, issuer, permitNo, count } = any;
        const idNo = withCheck(`${area}0000${birth}${any.order}`);
        const fields = { name, sex, birth, address, idNo, issuer, validFrom, validTo, permitNo };
        expect(
          parsed({
            ...{ 0: name, 30: sex, 36: birth, 52: address, 122: idNo, 158: issuer },
            ...{ 188: validFrom, 204: validTo, 220: permitNo, 238: count, 248: 'J' },
          }),
        ).toEqual({ ok: true, value: { layout: 'hk-mo-tw', ...fields, issueCount: count } });
      }),
    );
  });

  test('of a foreigner, 2017', () => {
    fc.assert(
      fc.property(anyValues, (any) => {
        const [validFrom, validTo] = any.validity;
        const { sex, birth, nationality, count, longEnglishName: englishName } = any;
        const idNo = nationality + any.oldDigits;
        const fields = { englishName, sex, idNo, nationality, birth, validFrom, validTo };
        expect(
          parsed({
            ...{ 0: englishName, 120: sex, 122: idNo, 152: nationality, 188: validFrom },
            ...{ 204: validTo, 220: birth, 236: count, 240: '1500', 248: 'I' },
          }),
        ).toMatchObject({
          ok: true,
          value: { ...fields, name: englishName, chineseName: '', authorityCode: '1500' },
        });
      }),
    );
  });

  test('of a foreigner, 2023', () => {
    fc.assert(
      fc.property(anyValues, (any) => {
        const [validFrom, validTo] = any.validity;
        const { name, sex, birth, nationality, englishName, count, link } = any;
        const idNo = withCheck(`939124${birth}${any.order}`);
        const fields = { name, chineseName: name, englishName, sex, birth, idNo, nationality };
        expect(
          parsed({
            ...{ 0: name, 30: sex, 32: count, 36: birth, 52: englishName.slice(0, 35), 122: idNo },
            ...{ 188: validFrom, 204: validTo, 220: englishName.slice(35), 242: nationality },
            ...{ 248: 'Y', 250: link },
          }),
        ).toMatchObject({
          ok: true,
          value: { ...fields, validFrom, validTo, renewalCount: count, formerNumber: link },
        });
      }),
    );
  });
});

const anyText = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.uint8Array({ minLength: 256, maxLength: 256 }),
  // Real cards with a few bytes changed, which come far.
  fc
    .tuple(
      fc.constantFrom(...LAYOUTS.map(([, parts]) => cardTextOf(parts))),
      fc.array(fc.tuple(fc.nat(255), fc.nat(255)), { maxLength: 4 }),
    )
    .map(([text, changes]) =>
      changes.reduce((changed, [at, value]) => changed.with(at, value), Uint8Array.from(text)),
    ),
);

test('no bytes make it throw, and what fails tells nothing of the person', () => {
  fc.assert(
    fc.property(anyText, (bytes) => {
      const result = parseCardText(bytes);
      expect(result.ok ? '' : result.error.detail).toMatch(
        /^(\w+|length of the text|layout [A-Z]|)$/,
      );
    }),
    { numRuns: 500 },
  );
});

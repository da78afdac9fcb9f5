import fc from 'fast-check';
import countries from './countries.json' with { type: 'json' };

/** Texts by byte offset, laid over 256 bytes of blanks: written apart from the tables of the parsers. */
export type Parts = Readonly<Record<number, string>>;

export function cardTextOf(parts: Parts): Uint8Array {
  const bytes = Buffer.alloc(256, ' ', 'utf16le');
  for (const [offset, part] of Object.entries(parts)) {
    bytes.write(part, Number(offset), 'utf16le');
  }
  return bytes;
}

// Invented people; no region has the code 39xxxx, and no number of theirs was ever given out.
export const RESIDENT: Parts = {
  0: '田小满',
  30: '2',
  32: '01',
  36: '19900307',
  52: '东海省云溪市望潮区青石巷7号',
  122: '390101199003070021',
  158: '云溪市公安局望潮分局',
  188: '20200101',
  204: '20400101',
};
export const HK_MO_TW: Parts = {
  0: '舒远帆',
  30: '1',
  36: '19940823',
  52: '东海省云溪市望潮区白鹭路3号',
  122: '810000199408230021',
  158: '云溪市公安局望潮分局',
  188: '20220301',
  204: '20270301',
  220: 'H00000000',
  238: '01',
  248: 'J',
};
export const FOREIGN_2017: Parts = {
  0: 'ATWATER, PRUDENCE WILHELMINA',
  120: '2',
  122: 'CAN390085030701',
  152: 'CAN',
  158: '安特雅',
  188: '20180501',
  204: '20280501',
  220: '19850307',
  236: '01',
  240: '1500',
  248: 'I',
};
export const FOREIGN_2023: Parts = {
  0: '安特雅',
  30: '2',
  32: '01',
  36: '19850307',
  52: 'ATWATER, PRUDENCE WILHELMINA',
  122: '939124198503070027',
  188: '20240501',
  204: '20340501',
  242: 'CAN',
  248: 'Y',
  250: '01A',
};

/** Sum by the place values of MOD 11-2, 2^(17 − i) mod 11; the drivers have a table of weights. */
export function withCheck(digits: string): string {
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * 2 ** (17 - at), 0);
  return digits + '0123456789X'.charAt((12 - (sum % 11)) % 11);
}

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10).replaceAll('-', ''));
const digits = (count: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: count, maxLength: count });
const han = (maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'安特雅舒远帆青石白鹭巷路号·7'), minLength: 1, maxLength });
const latin = (maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'ABCXYZ ,.-'), minLength: 1, maxLength }).map((name) => {
    return `A${name.slice(1).trimEnd()}`;
  });

const independentValues = fc.record({
  name: han(15),
  address: han(35),
  issuer: han(15),
  englishName: latin(46),
  longEnglishName: latin(60),
  sex: fc.constantFrom('0', '1', '2', '9'),
  nation: fc.integer({ min: 1, max: 56 }).map((code) => String(code).padStart(2, '0')),
  order: digits(3),
  /** Birth, begin of the validity and its end, one after the other. */
  days: fc
    .uniqueArray(day, { minLength: 3, maxLength: 3 })
    .map((three) => three.toSorted() as [string, string, string]),
  ends: fc.boolean(),
  nationality: fc.constantFrom(...Object.keys(countries)),
  oldDigits: digits(12),
  permitNo: fc.oneof(
    fc.constant(''),
    digits(8),
    digits(8).map((number) => `H${number}`),
  ),
  count: digits(2),
  link: fc.constantFrom('', '01A', '999'),
  /** What a reserved area of 18 characters may hold. */
  reserved: fc.string({ unit: fc.constantFrom(...' IJY09\u0000'), minLength: 18, maxLength: 18 }),
});

/** Values that every layout may have. */
export const anyValues = independentValues.map(({ days: [birth, from, to], ends, ...rest }) => {
  return { ...rest, birth, validity: [from, ends ? to : '长期'] as const };
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCardText, TEXT_BYTES } from './text-layout.ts';

/** Lays texts into 256 bytes of blanks at byte offsets. */
function text(parts: Readonly<Record<number, string>>): Uint8Array {
  const bytes = Buffer.alloc(TEXT_BYTES, ' ', 'utf16le');
  for (const [offset, part] of Object.entries(parts)) {
    bytes.write(part, Number(offset), 'utf16le');
  }
  return bytes;
}

// An invented person; no region has the code 39xxxx.
const RESIDENT: Readonly<Record<number, string>> = {
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

test('a resident card is read with every field', () => {
  expect(parseCardText(text(RESIDENT))).toEqual({
    ok: true,
    value: {
      layout: 'resident',
      name: '田小满',
      sex: '2',
      nation: '01',
      nationName: '汉',
      birth: '19900307',
      address: '东海省云溪市望潮区青石巷7号',
      idNo: '390101199003070021',
      issuer: '云溪市公安局望潮分局',
      validFrom: '20200101',
      validTo: '20400101',
    },
  });
});

test('a card without end is read, and fields may be filled to the last character', () => {
  const full = { ...RESIDENT, 0: '田'.repeat(15), 52: '巷'.repeat(35), 204: '长期' };
  expect(parseCardText(text(full))).toMatchObject({
    ok: true,
    value: { name: '田'.repeat(15), address: '巷'.repeat(35), validTo: '长期' },
  });
});

test.each([
  [0, '   ', 'name'],
  [0, '田\u0007满', 'name'],
  [0, '田\uD800满', 'name'],
  [30, '3', 'sex'],
  [32, '57', 'nation'],
  [36, '19901307', 'birth'],
  [36, '19900308', 'birth'],
  [52, ' '.repeat(35), 'address'],
  [122, '390101199003070025', 'idNo'],
  [158, ' '.repeat(15), 'issuer'],
  [188, '2020010x', 'validFrom'],
  [204, '永远    ', 'validTo'],
])('at %i "%s" the field %s does not validate', (offset, part, field) => {
  const parsed = parseCardText(text({ ...RESIDENT, [offset]: part }));
  expect(parsed).toEqual({ ok: false, error: { code: 'CARD_DATA', detail: field } });
});

test.each([
  ['I', { 0: 'TRAVELLER', 152: 'UTO', 188: '20200101', 204: '20300101', 220: '19900307' }],
  ['J', { ...RESIDENT, 32: '    ', 122: '810000199408230021', 36: '19940823' }],
  ['Y', { 0: '来客', 30: '1', 36: '19900307', 122: '911156199003070010', 242: 'UTO' }],
])('a card of layout %s is of another type', (letter, parts) => {
  const parsed = parseCardText(text({ ...parts, 248: letter }));
  expect(parsed).toEqual({ ok: false, error: { code: 'CARD_TYPE', detail: `layout ${letter}` } });
});

test('a letter in the reserved area alone makes no other card', () => {
  for (const letter of ['I', 'J', 'Y', 'Z']) {
    expect(parseCardText(text({ ...RESIDENT, 248: letter })).ok).toBe(true);
  }
});

test('no bytes make it throw, and what fails tells nothing of the person', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const parsed = parseCardText(bytes);
      expect(parsed.ok ? '' : parsed.error.detail).toMatch(/^[\w ]+$/);
    }),
  );
});

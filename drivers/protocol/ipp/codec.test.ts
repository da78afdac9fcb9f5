import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../../contract/result.ts';
import { decodeIpp, MAX_IPP_BYTES } from './decode.ts';
import { encodeIpp, IPP_LANGUAGE } from './encode.ts';
import { groupOf, numbersOf, textsOf, type IppAttribute } from './message.ts';
import { GROUP, OPERATION, TAG } from './tags.ts';

/** Example of RFC 8010, appendix A.1 (Print-Job Request), shortened; from its table of octets. */
const PRINT_JOB = Buffer.from(
  '01010002000000010147001261747472696275746573' +
    '2d6368617273657400057574662d3848001b61747472696275746573' +
    '2d6e61747572616c2d6c616e67756167650005656e2d757345000b7072696e7465722d757269' +
    '002c6970703a2f2f7072696e7465722e6578616d706c652e636f6d2f6970702f7072696e742f70696e6574726565' +
    '4200086a6f622d6e616d650006666f6f6261722200166970702d6174747269627574652d666964656c69747900010102' +
    '210006636f706965730004000000144400057369646573001374776f2d73696465642d6c6f6e672d6564676503255044',
  'hex',
);

const name = fc.stringMatching(/^[a-z][a-z-]{0,30}$/);
const attribute: fc.Arbitrary<IppAttribute> = fc.oneof(
  fc.record({
    name,
    tag: fc.constantFrom(TAG.keyword, TAG.uri, TAG.text),
    values: fc.array(fc.string(), { minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    name,
    tag: fc.constantFrom(TAG.integer, TAG.enum),
    values: fc.array(fc.integer(), { minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    name,
    tag: fc.constant(TAG.boolean),
    values: fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
  }),
);

describe('decodeIpp', () => {
  it('reads the example of the standard, up to its document', () => {
    const message = unwrap(decodeIpp(PRINT_JOB));
    expect(message.code).toBe(OPERATION.printJob);
    expect(message.requestId).toBe(1);
    const asked = groupOf(message, GROUP.operation);
    expect(textsOf(asked, 'printer-uri')).toEqual(['ipp://printer.example.com/ipp/print/pinetree']);
    expect(asked?.get('ipp-attribute-fidelity')).toEqual([true]);
    expect(numbersOf(groupOf(message, GROUP.job), 'copies')).toEqual([20]);
    expect(PRINT_JOB.subarray(message.documentAt).toString()).toBe('%PD');
  });

  it('reads back what was encoded', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(attribute, { maxLength: 12, selector: (one) => one.name }),
        fc.integer({ min: 0, max: 65_535 }),
        fc.integer(),
        fc.uint8Array(),
        (attributes, code, requestId, document) => {
          const groups = [{ tag: GROUP.printer, attributes }];
          const head = encodeIpp({ code, requestId, groups });
          const message = unwrap(decodeIpp(Buffer.concat([head, document])));
          expect(message).toMatchObject({ code, requestId, documentAt: head.length });
          const read = groupOf(message, GROUP.printer);
          for (const { name: key, values } of attributes) expect(read?.get(key)).toEqual(values);
          expect(read?.size).toBe(attributes.length);
        },
      ),
    );
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void decodeIpp(bytes)));
    fc.assert(
      fc.property(fc.nat(PRINT_JOB.length - 1), fc.nat(255), (at, byte) => {
        const spoiled = Uint8Array.from(PRINT_JOB);
        spoiled[at] = byte;
        void decodeIpp(spoiled);
      }),
    );
  });

  it('refuses a reply that is cut off anywhere', () => {
    const { documentAt } = unwrap(decodeIpp(PRINT_JOB));
    for (let length = 0; length < documentAt; length++) {
      expect(decodeIpp(PRINT_JOB.subarray(0, length)).ok).toBe(false);
    }
  });

  it.each([
    ['another version', '0301000000000001' + '03'],
    ['a value outside of every group', '0200000000000001' + '44000161000162' + '03'],
    ['a further value of nothing', '0200000000000001' + '04' + '440000000162' + '03'],
    ['a collection ends that never began', '0200000000000001' + '04' + '3700000000' + '03'],
    ['a collection does not end', '0200000000000001' + '04' + '34000161' + '0000' + '03'],
    [
      'a group begins within a collection',
      '0200000000000001' + '04' + '340001610000' + '02' + '03',
    ],
    ['nested too deep', '0200000000000001' + '04' + '340001610000'.repeat(9) + '03'],
    ['too many groups', '0200000000000001' + '04'.repeat(300) + '03'],
  ])('refuses %s', (why, hex) => {
    expect(decodeIpp(Buffer.from(hex, 'hex'))).toEqual({ ok: false, error: why });
  });

  it('passes over collections, and over values it has no use for', () => {
    const media = '340005' + '6d65646961' + '0000'; // begCollection "media"
    const member = '4a0000' + '0001' + '78' + '210000' + '0004' + '00000001';
    const end = '3700000000';
    const date = '310004' + '64617465' + '0001' + '00';
    const after = '210001' + '7a' + '0004' + '00000007';
    const text = `020000000000000104${media}${member}${end}${date}${after}03`;
    const group = groupOf(unwrap(decodeIpp(Buffer.from(text, 'hex'))), GROUP.printer);
    expect([...(group ?? [])]).toEqual([
      ['media', [undefined]],
      ['date', [undefined]],
      ['z', [7]],
    ]);
  });

  it('reads a text with its language, and nothing of a broken one', () => {
    const whole = '0002' + '656e' + '0002' + '6869';
    const broken = '00ff' + '656e' + '0002' + '6869';
    const of = (value: string): string => `350001610008${value}`;
    const read = (value: string) =>
      groupOf(
        unwrap(decodeIpp(Buffer.from(`020000000000000104${of(value)}03`, 'hex'))),
        GROUP.printer,
      )?.get('a');
    expect(read(whole)).toEqual(['hi']);
    expect(read(broken)).toEqual([undefined]);
  });

  it('reads no more attributes than a printer can have', () => {
    const attributes = [{ name: 'a', tag: TAG.text, values: ['x'.repeat(30_000)] }];
    const groups = Array.from({ length: 40 }, () => ({ tag: GROUP.printer, attributes }));
    const bytes = encodeIpp({ code: 0, requestId: 1, groups });
    expect(bytes.length).toBeGreaterThan(MAX_IPP_BYTES);
    expect(decodeIpp(bytes)).toEqual({ ok: false, error: 'too long' });
    const many = [{ name: 'a', tag: TAG.boolean, values: Array<boolean>(20_001).fill(true) }];
    const bytes2 = encodeIpp({
      code: 0,
      requestId: 1,
      groups: [{ tag: GROUP.job, attributes: many }],
    });
    expect(decodeIpp(bytes2)).toEqual({ ok: false, error: 'too many values' });
  });
});

describe('encodeIpp', () => {
  it('writes what the standard shows', () => {
    const attributes = [
      ...IPP_LANGUAGE,
      { name: 'which', tag: TAG.keyword, values: ['one', 'two'] },
    ];
    const bytes = encodeIpp({
      code: OPERATION.getJobs,
      requestId: 5,
      groups: [{ tag: GROUP.operation, attributes }],
    });
    const text = Buffer.from(bytes).toString('latin1');
    expect(
      text.startsWith('\x02\x00\x00\x0a\x00\x00\x00\x05\x01\x47\x00\x12attributes-charset'),
    ).toBe(true);
    expect(text.endsWith('\x44\x00\x05which\x00\x03one\x44\x00\x00\x00\x03two\x03')).toBe(true);
  });
});

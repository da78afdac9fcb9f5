import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { identifierOf } from '../../simulator/data/identifier.ts';
import { listedCertificate, type Metadata } from './certificate-metadata.ts';

const TYPE = '11100000000013338W032';
const ISSUER = '11220000013544541J';
const IDENTIFIER = identifierOf({
  ...{ typeCode: TYPE, issuerCode: ISSUER, serial: '2430599', version: '001' },
});
const CONTEXT = {
  identifier: IDENTIFIER,
  holderCode: '39010219491231002X',
  mediaType: 'application/pdf',
};
const METADATA: Metadata = {
  ...{ ZZBS: IDENTIFIER, ZZLXDM: TYPE, ZZMC: '结婚证', ZZBH: 'YL39010220240017' },
  ...{ ZZBFJG: '云岭省民政厅', ZZBFJGDM: ISSUER, ZZBFRQ: '20240520', ZZZT: '01' },
  ...{ CZZT: '林小秋', CZZTDM: '39010219491231002X', KZ_FB: '无' },
  ...{ ZZYXQQSRQ: '2024年5月20日', ZZYXQJZRQ: '2034年5月19日' },
};
const listed = (change: Record<string, unknown> = {}) =>
  listedCertificate({ ...METADATA, ...change }, CONTEXT);
const failed = (code: string, detail: string) => ({ ok: false, error: { code, detail } });

test('metadata become a line of the list, without the holder', () => {
  expect(listed()).toEqual({
    ok: true,
    value: {
      ...{ identifier: IDENTIFIER, typeCode: TYPE, typeName: '结婚证', status: '01' },
      ...{ number: 'YL39010220240017', issuerName: '云岭省民政厅', mediaType: 'application/pdf' },
      ...{ issuedOn: '2024-05-20', validTo: '2034-05-19' },
    },
  });
});

describe('either spelling of validity is read', () => {
  const without = { ZZYXQQSRQ: undefined, ZZYXQJZRQ: undefined };
  test('the other one', () => {
    const times = { ZZYXQQSSJ: '2024-05-20 00:00:00', ZZYXQJZSJ: '20340519235959' };
    expect(unwrap(listed({ ...without, ...times })).validTo).toBe('2034-05-19');
  });
  test('both, where they mean the same', () => {
    expect(unwrap(listed({ ZZYXQJZSJ: '20340519' })).validTo).toBe('2034-05-19');
    expect(listed({ ZZYXQJZSJ: '20340520' })).toEqual(
      failed('CERT_METADATA', 'ZZYXQJZRQ/ZZYXQJZSJ'),
    );
    expect(listed({ ZZYXQJZSJ: '长期' })).toEqual(failed('CERT_METADATA', 'ZZYXQJZRQ/ZZYXQJZSJ'));
  });
  test('neither: there is no end', () => {
    expect(unwrap(listed(without))).not.toHaveProperty('validTo');
    expect(unwrap(listed({ ZZYXQJZRQ: '长期' }))).not.toHaveProperty('validTo');
  });
});

describe('the state', () => {
  test.each([
    ['07', '07'],
    [7, '07'],
    ['1', '01'],
    [99, '99'],
    [undefined, '99'],
    ['', '99'],
  ])('%j is %s', (told, status) => {
    expect(unwrap(listed({ ZZZT: told })).status).toBe(status);
  });
  test('one that nobody knows is refused', () => {
    expect(listed({ ZZZT: '08' })).toEqual(failed('CERT_METADATA', 'status'));
  });
});

describe('contradictions', () => {
  test.each([
    [
      'another certificate',
      { ZZBS: IDENTIFIER.replace('001', '002') },
      'CERT_IDENTIFIER',
      'not the one asked for',
    ],
    ['another type', { ZZLXDM: TYPE.replace('032', '033') }, 'CERT_METADATA', 'ZZLXDM'],
    ['another issuer', { ZZBFJGDM: '11430000006122244L' }, 'CERT_METADATA', 'ZZBFJGDM'],
    ['an end before the issue', { ZZYXQJZRQ: '20240519' }, 'CERT_METADATA', 'ZZYXQJZRQ/ZZYXQJZSJ'],
    ['an end before the begin', { ZZYXQQSRQ: '20350101' }, 'CERT_METADATA', 'ZZYXQJZRQ/ZZYXQJZSJ'],
    ['a day that does not exist', { ZZBFRQ: '20240230' }, 'CERT_METADATA', 'ZZBFRQ'],
    ['no day at all', { ZZBFRQ: undefined, ZZYXQQSRQ: undefined }, 'CERT_METADATA', 'issuedOn'],
    ['no name', { ZZMC: undefined }, 'CERT_METADATA', 'typeName'],
    ['an object for a name', { ZZMC: { a: 1 } }, 'CERT_METADATA', 'typeName'],
    ['a name without end', { ZZMC: '证'.repeat(81) }, 'CERT_METADATA', 'typeName'],
    ['no word of the holder', { CZZTDM: undefined }, 'CERT_METADATA', 'CZZTDM'],
    ['an empty holder', { CZZTDM: ' ' }, 'CERT_METADATA', 'CZZTDM'],
    ['separators for a holder', { CZZTDM: ',;' }, 'CERT_METADATA', 'CZZTDM'],
    ['an object for a holder', { CZZTDM: { code: 1 } }, 'CERT_METADATA', 'CZZTDM'],
    ['a list of no holders', { CZZTDM: [{}, ''] }, 'CERT_METADATA', 'CZZTDM'],
    [
      'junk behind a year without end',
      { ZZYXQJZRQ: '99990101junk' },
      'CERT_METADATA',
      'ZZYXQJZRQ/ZZYXQJZSJ',
    ],
    ['somebody else', { CZZTDM: '390103194605110246' }, 'REPLY_MISMATCH', 'CZZTDM'],
    ['others', { CZZTDM: ['390103194605110246', '1'] }, 'REPLY_MISMATCH', 'CZZTDM'],
  ])('%s', (_what, change, code, detail) => {
    expect(listed(change)).toEqual(failed(code, detail));
  });
  test('an identifier whose check character does not fit is none', () => {
    const identifier = IDENTIFIER.replace('2430599', '2430598');
    expect(
      listedCertificate({ ...METADATA, ZZBS: identifier }, { ...CONTEXT, identifier }),
    ).toEqual(failed('CERT_IDENTIFIER', 'check'));
  });
});

describe('no contradiction', () => {
  test.each([
    ['a local code of the issuer', { ZZBFJGDM: '390100' }],
    ['small letters', { ZZLXDM: TYPE.toLowerCase(), ZZBS: IDENTIFIER.toLowerCase() }],
    ['several holders', { CZZTDM: '390103194605110246,39010219491231002x' }],
    ['a list of holders', { CZZTDM: ['390103194605110246', '39010219491231002X'] }],
  ])('%s', (_what, change) => {
    expect(listed(change).ok).toBe(true);
  });
  test('the name of the type stands in for the certificate’s', () => {
    expect(unwrap(listed({ ZZMC: '', ZZLXMC: '婚姻证' })).typeName).toBe('婚姻证');
  });
  test('without a day of issue the begin of validity is taken', () => {
    expect(unwrap(listed({ ZZBFRQ: undefined })).issuedOn).toBe('2024-05-20');
  });
});

test('whatever stands there, it is a line or a failure without a word of it', () => {
  const names = fc.constantFrom(...Object.keys(METADATA), 'ZZYXQJZSJ', '__proto__');
  fc.assert(
    fc.property(fc.dictionary(names, fc.jsonValue()), (change) => {
      const result = listedCertificate({ ...METADATA, ...change }, CONTEXT);
      if (result.ok) expect(result.value.identifier).toBe(IDENTIFIER);
      else expect(result.error.code).toMatch(/^(CERT_METADATA|CERT_IDENTIFIER|REPLY_MISMATCH)$/);
    }),
  );
});

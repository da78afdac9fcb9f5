import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Failure } from '../contract/failures.ts';
import { unwrap } from '../contract/result.ts';
import { type CodeProfile, compileProfile } from './compile.ts';
import { formatCode } from './format.ts';
import { mod3736CheckCharacter } from './mod37-36.ts';
import { hintOf, parseCode } from './parse.ts';
import { MAX_CODE_LENGTH } from './profile.ts';
import { BUILT_IN_PROFILES, SIMULATED_PROFILES } from './profiles.ts';
import { SIMULATED_TABLES } from './tables.ts';

const TOKEN = 'A1B2C3D4E5F6G7H8J9K0L1M2N3';
const NOW = Date.UTC(2026, 6, 1);

function checked(body: string): string {
  return body + mod3736CheckCharacter(body)!;
}
function parse(text: string, symbology = '') {
  return parseCode(text, SIMULATED_PROFILES, { now: NOW, symbology });
}
function failureOf(text: string): Failure | undefined {
  const result = parse(text);
  return result.ok ? undefined : result.error;
}

test('a code is cut into its segments and named', () => {
  const code = checked(`01139000002${TOKEN}`);
  expect(unwrap(parse(code))).toEqual({
    profileId: 'ASC-A1',
    kind: 'service-code',
    content: code,
    codeSystemId: '1390000',
    segments: {
      version: '01',
      codeSystemId: '1390000',
      channelType: '02',
      token: TOKEN,
      check: code.at(-1),
    },
    names: { region: '云岭省', channel: '小程序' },
    hint: 'A1B2…N3',
    maxAgeS: 60,
  });
});

test.each([
  ['1110105', { region: '北京市朝阳区' }],
  ['1130100', { region: '河北省石家庄市' }],
  ['1429004', { region: '湖北省仙桃市' }],
  ['2000333', { organ: '住房和城乡建设部' }],
  ['2000998', {}],
  ['0000000', {}],
])('code system %s is named %o', (id, names) => {
  const code = checked(`01${id}01${TOKEN}`);
  const parsed = unwrap(parseCode(code, BUILT_IN_PROFILES, { now: NOW }));
  expect(parsed.names).toEqual({ ...names, channel: '移动应用' });
  expect(parsed.codeSystemId).toBe(id);
});

test('an invented region is one in the simulation only', () => {
  const code = checked(`01139010201${TOKEN}`);
  expect(parse(code).ok).toBe(true);
  expect(parseCode(code, BUILT_IN_PROFILES, { now: NOW })).toEqual({
    ok: false,
    error: { code: 'CODE_FORMAT', detail: 'codeSystemId: unknown region' },
  });
});

test('white space around a code is no part of it', () => {
  const code = checked(`01000000001${TOKEN}`);
  expect(unwrap(parse(` ${code}\r\n`)).content).toBe(code);
});

const format = (detail: string): Failure => ({ code: 'CODE_FORMAT', detail });

test.each([
  ['', { code: 'CODE_UNKNOWN_KIND' }],
  ['6901234567892', { code: 'CODE_UNKNOWN_KIND' }],
  [`0\u0000${TOKEN}`, { code: 'CODE_UNKNOWN_KIND' }],
  ['０１１３９００００２', { code: 'CODE_UNKNOWN_KIND' }],
  [checked(`01139000002${TOKEN}`).toLowerCase(), { code: 'CODE_UNKNOWN_KIND' }],
  ['01139000002', format('length')],
  [checked(`01939000002${TOKEN}`), format('codeSystemId: pattern')],
  [checked(`01199000002${TOKEN}`), format('codeSystemId: unknown region')],
  [checked(`01011000002${TOKEN}`), format('codeSystemId: unknown value')],
  [checked(`01211033302${TOKEN}`), format('codeSystemId: unknown value')],
  [checked(`01139000007${TOKEN}`), format('channelType: unknown channel')],
  [checked(`01A39000002${TOKEN}`), format('codeSystemId: charset')],
  [`01139000002${TOKEN}${TOKEN[0]}`, { code: 'CODE_CHECK', detail: 'check: does not fit' }],
  [`${'x'.repeat(MAX_CODE_LENGTH)}x`, { code: 'CODE_TOO_LONG', detail: 'length' }],
])('%j is refused with a reason', (text, expected) => {
  expect(failureOf(text)).toEqual(expected);
});

describe('a certificate identifier', () => {
  // Published identifiers; the fourth has a shorter credit code block, the last is a wrong example.
  test.each([
    ['11100000000013338W032.11220000013544541J.2430599.001.F', '2…'],
    ['11100000000013338W011.11430000006122244L.20230000403.001.U', '2…'],
    ['11100000000013338W009.11330105002500287C.2025052201.002.0', '2…'],
    ['11100000MB03271699022.340100.000000016.001.9', '0…'],
  ])('%s is one', (rest, hint) => {
    const parsed = unwrap(parse(`1.2.156.3005.2.${rest}`));
    expect(parsed).toMatchObject({
      profileId: 'CERT-36904',
      kind: 'certificate',
      content: `1.2.156.3005.2.${rest}`,
      hint,
    });
    expect(Object.values(parsed.segments).join('.')).toBe(rest);
  });

  test('in small letters is read as capital ones', () => {
    const rest = '11100000MB03271699022.340100.000000016.001.9';
    expect(unwrap(parse(`1.2.156.3005.2.${rest.toLowerCase()}`)).content).toMatch(/\.11100000MB/);
  });

  test.each([...'\u017f\u0131\u00df\ufb01'])('with %s for its own letters is none', (letter) => {
    const segments = { typeCode: '11100000MB03271699022', issuerCode: '340100', version: '001' };
    const [, , , certificate] = SIMULATED_PROFILES;
    const serial = `000${letter.toUpperCase()}016`;
    const text = unwrap(formatCode(certificate!, { ...segments, serial }));
    expect(parse(text.toLowerCase()).ok).toBe(true);
    expect(parse(text.replace(letter.toUpperCase(), letter)).ok).toBe(false);
  });

  test.each([
    [
      '11100000000013661B006.113700000045046442.209FA4E88F9E4C878F3E9BED2CE7EA49.001.M',
      { code: 'CODE_CHECK', detail: 'check: does not fit' },
    ],
    ['11100000MB03271699022.340100.000000016.0019', format('version: no end')],
    ['11100000MB03271699022.340100.000000016.001.9.9', format('length')],
    ['11100000MB03271699022..340100000000016.001.9', format('issuerCode: length')],
    ['11100000MB03271699022.340100.000000016.01.9', format('version: length')],
  ])('%s is none', (rest, expected) => {
    expect(failureOf(`1.2.156.3005.2.${rest}`)).toEqual(expected);
  });

  test('whose type code has a wrong credit code is none, however well its own check fits', () => {
    const parts = ['11100000000013339W032', '11220000013544541J', '2430599', '001'];
    const check = mod3736CheckCharacter(parts.join(''))!;
    const text = `1.2.156.3005.2.${[...parts, check].join('.')}`;
    expect(failureOf(text)).toEqual(format('typeCode: mod31 does not fit'));
  });
});

describe('two kinds at one address', () => {
  const wrapped = SIMULATED_PROFILES.find(({ data }) => data.id === 'CITY-U1')!;
  const AT = 'https://code.city.example/c';

  function another(prefix: string, query: string, minLength = 51): CodeProfile {
    const { data } = wrapped;
    const [wrapper] = data.urlWrappers;
    const changed = {
      ...data,
      id: `${prefix}-${minLength}`,
      match: { ...data.match, prefix, minLength },
      urlWrappers: [{ ...wrapper!, code: { query } }],
    };
    return unwrap(compileProfile(changed, SIMULATED_TABLES));
  }
  function made(version: string): string {
    const segments = {
      version,
      codeSystemId: '1390100',
      authority: '0007',
      attribute: '1',
      token: '31415926535897932384',
      extensionLength: '000',
      extension: '',
      issuedAt: String(NOW / 1_000),
      lifetime: '120',
    };
    return unwrap(formatCode(wrapped, segments));
  }
  function read(query: string, others: readonly CodeProfile[]): string {
    const parsed = parseCode(`${AT}?${query}`, [wrapped, ...others], { now: NOW });
    return parsed.ok ? parsed.value.profileId : `${parsed.error.code} ${parsed.error.detail}`;
  }
  const [u1, u2, u3] = [made('U1'), made('U2'), made('U3')];
  const others = [another('U2', 'w'), another('U3', 'v')];

  test.each([
    ['the first, in its own parameter', `v=${u1}`, 'CITY-U1'],
    ['the second, alone', `w=${u2}`, 'U2-51'],
    ['the second, beside something else of the first', `v=channel7&w=${u2}`, 'U2-51'],
    ['the third, in the parameter of the first', `v=${u3}`, 'U3-51'],
    ['the first, where two carry one', `w=${u2}&v=${u1}`, 'CITY-U1'],
    ['none, with something else in both', 'v=channel7&w=x', 'CODE_FORMAT address: carries no code'],
    ['none, with something else in one', 'w=x', 'CODE_FORMAT address: carries no code'],
    ['none, in no parameter', `x=${u1}`, 'CODE_UNKNOWN_KIND parameter'],
  ])('%s', (_, query, expected) => {
    expect(read(query, others)).toBe(expected);
  });

  test('that differ in length only', () => {
    const longer = another('U2', 'w', 52);
    expect(read(`w=${u2}`, [longer, another('U2', 'w')])).toBe('U2-51');
    expect(read(`w=${u2}`, [longer])).toBe('CODE_FORMAT length');
  });
});

describe('a text that looks like two kinds', () => {
  const [asc] = SIMULATED_PROFILES as [CodeProfile];
  function profile(
    id: string,
    algorithm: 'mod37-36' | 'mod31' | 'none',
    channel = '02',
  ): CodeProfile {
    const check = algorithm === 'none' ? { algorithm } : { algorithm, segment: 'check' };
    const segments = asc.data.segments.map((segment) =>
      segment.name === 'channelType' ? { ...segment, oneOf: [channel] } : segment,
    );
    return unwrap(compileProfile({ ...asc.data, id, check, segments }, SIMULATED_TABLES));
  }
  const code = checked(`01139000002${TOKEN}`);
  function read(profiles: readonly CodeProfile[], text = code): string {
    const parsed = parseCode(text, profiles, { now: NOW });
    return parsed.ok ? parsed.value.profileId : `${parsed.error.code} ${parsed.error.detail}`;
  }

  test.each([
    [
      'of the first, though the second would do',
      [profile('A', 'mod37-36'), profile('B', 'none')],
      'A',
    ],
    ['fails the check of the first', [profile('A', 'mod31'), profile('B', 'mod37-36')], 'B'],
    [
      'has a value that the first has not',
      [profile('A', 'none', '01'), profile('B', 'mod37-36')],
      'B',
    ],
    [
      'fails both',
      [profile('A', 'mod31'), profile('B', 'mod37-36', '01')],
      'CODE_CHECK check: does not fit',
    ],
  ])('%s', (_what, profiles, expected) => {
    expect(read(profiles)).toBe(expected);
  });

  test('and has run out is a code of the first all the same', () => {
    const wrapped = SIMULATED_PROFILES.find(({ data }) => data.id === 'CITY-U1')!;
    const timed = unwrap(
      compileProfile(
        { ...wrapped.data, match: { ...wrapped.data.match, bare: true } },
        SIMULATED_TABLES,
      ),
    );
    const expiry = { source: 'server', maxAgeS: 60 } as const;
    const patient = { ...timed, data: { ...timed.data, id: 'PATIENT', expiry } };
    const segments = {
      ...{ version: 'U1', codeSystemId: '1390100', authority: '0007', attribute: '1' },
      ...{ token: '31415926535897932384', extensionLength: '000', extension: '' },
      ...{ issuedAt: String(NOW / 1_000 - 500), lifetime: '120' },
    };
    const old = unwrap(formatCode(timed, segments));
    expect(read([timed, patient], old)).toMatch(/^CODE_EXPIRED/);
  });
});

describe('a symbology', () => {
  const code = checked(`01139000002${TOKEN}`);
  const strict = SIMULATED_PROFILES.map((profile) => ({
    ...profile,
    data: { ...profile.data, symbologies: { allowed: [']Q', ']g0'], strict: true } },
  }));
  test.each([
    ['', undefined],
    [']Q1', undefined],
    [']g0', undefined],
    [']g1', format('symbology: not allowed')],
    [']E0', format('symbology: not allowed')],
  ])('%j, where only some are allowed', (symbology, expected) => {
    const parsed = parseCode(code, strict, { now: NOW, symbology });
    expect(parsed.ok ? undefined : parsed.error).toEqual(expected);
  });
  test('that is not listed passes where the profile is not strict', () => {
    expect(parse(code, ']E0').ok).toBe(true);
  });
});

test('no text whatever makes it throw, and no failure repeats the text', () => {
  const start = fc.constantFrom(
    '',
    '01',
    'C1',
    '1.2.156.3005.2.',
    'https://code.city.example/c?v=',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 600 }),
    fc.string({ unit: fc.constantFrom(...'0123456789ABXZ.:%/?&=#@'), maxLength: 120 }),
  );
  fc.assert(
    fc.property(start, text, (head, tail) => {
      const detail = failureOf(head + tail)?.detail ?? '';
      if (tail.length > 8) expect(detail).not.toContain(tail);
      expect(detail).toMatch(/^[a-zA-Z0-9: -]*$/);
    }),
    { numRuns: 3_000 },
  );
});

test.each([
  ['', '…'],
  ['12345', '…'],
  ['2430599', '2…'],
  ['ABCDEFGHIJKL', 'AB…KL'],
  [TOKEN, 'A1B2…N3'],
])('the hint of %j is %s', (secret, hint) => {
  expect(hintOf(secret)).toBe(hint);
});

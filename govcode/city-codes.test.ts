import { describe, expect, test } from 'vitest';
import { unwrap } from '../contract/result.ts';
import { formatCode } from './format.ts';
import { parseCode } from './parse.ts';
import { SIMULATED_PROFILES } from './profiles.ts';

const NOW = Date.UTC(2026, 6, 1);
const [, delimited, wrapped] = SIMULATED_PROFILES;

function made(ageS = 10, more: Record<string, string> = {}): string {
  const segments = {
    version: 'U1',
    codeSystemId: '1390100',
    authority: '0007',
    attribute: '1',
    token: '31415926535897932384',
    extensionLength: '004',
    extension: '2718',
    issuedAt: String(NOW / 1_000 - ageS),
    lifetime: '120',
    ...more,
  };
  return unwrap(formatCode(wrapped!, segments));
}
function parse(text: string, symbology = ']Q1') {
  return parseCode(text, SIMULATED_PROFILES, { now: NOW, symbology });
}
const at = (rest: string): string => `https://code.city.example${rest}`;
const code = made();

describe('a city code in an address', () => {
  test.each([
    at(`/c?v=${code}`),
    at(`/c?from=hall&v=${code}&x`),
    at(`/p/${code}`),
    `HTTPS://CODE.CITY.EXAMPLE:443/c?v=${code}`,
    `https://app.code.city.example/c?v=${code}`,
    ` ${at(`/c?v=${code}`)}\r\n`,
  ])('%s is read, and only the code goes on', (text) => {
    expect(unwrap(parse(text))).toMatchObject({
      profileId: 'CITY-U1',
      content: code,
      codeSystemId: '1390100',
      names: { region: '云岭省澜溪市' },
      issuedAt: NOW - 10_000,
      expiresAt: NOW + 110_000,
      hint: '314…84',
    });
  });

  test.each([
    [code, 'CODE_UNKNOWN_KIND', undefined],
    [`https://evil.example/c?v=${code}`, 'CODE_UNKNOWN_KIND', 'host'],
    [`https://code.city.example.evil.example/c?v=${code}`, 'CODE_UNKNOWN_KIND', 'host'],
    [
      `https://code.city.example@evil.example/c?v=${code}`,
      'CODE_UNKNOWN_KIND',
      'address: userinfo',
    ],
    [`https://code.city.example./c?v=${code}`, 'CODE_UNKNOWN_KIND', 'address: host'],
    [`https://xn--code-9cd.code.city.example/c?v=${code}`, 'CODE_UNKNOWN_KIND', 'host'],
    [`https://code.citу.example/c?v=${code}`, 'CODE_UNKNOWN_KIND', 'address: characters'],
    [`http://code.city.example/c?v=${code}`, 'CODE_UNKNOWN_KIND', 'address: scheme'],
    [`https://code.city.example:8443/c?v=${code}`, 'CODE_UNKNOWN_KIND', 'port'],
    [at(`/c/?v=${code}`), 'CODE_UNKNOWN_KIND', 'path'],
    [at(`/c?v=${code}&v=${code}`), 'CODE_UNKNOWN_KIND', 'parameter'],
    [at(`/c?v=%55${code.slice(1)}`), 'CODE_UNKNOWN_KIND', 'escape'],
    [at(`/c?v=${code}\u0000`), 'CODE_UNKNOWN_KIND', 'address: characters'],
    [at(`/c?v=${code}#`), 'CODE_UNKNOWN_KIND', 'address: fragment'],
    [at('/c?v=https%3A%2F%2Fevil.example'), 'CODE_FORMAT', 'address: carries no code'],
    [at(`/c?v=${code.toLowerCase()}`), 'CODE_FORMAT', 'address: carries no code'],
    [at('/c?v=U1'), 'CODE_FORMAT', 'length'],
    [at(`/c?v=${code}&x=${'y'.repeat(500)}`), 'CODE_TOO_LONG', 'length'],
    [at(`/c?v=${made(200)}`), 'CODE_EXPIRED', 'lifetime: expired'],
    [at(`/c?v=${made(-61)}`), 'CODE_FORMAT', 'issuedAt: in the future'],
  ])('%j: %s %s', (text, reason, detail) => {
    const error = detail === undefined ? { code: reason } : { code: reason, detail };
    expect(parse(text)).toEqual({ ok: false, error });
  });

  test('counts in the symbologies of its profile only', () => {
    expect(parse(at(`/c?v=${code}`), ']d1')).toEqual({
      ok: false,
      error: { code: 'CODE_FORMAT', detail: 'symbology: not allowed' },
    });
    expect(parse(at(`/c?v=${code}`), ']g0').ok).toBe(true);
  });
});

describe('a city code with delimiters', () => {
  const segments = {
    version: 'C1',
    regionCode: '390100',
    attribute: '2',
    token: 'A1B2C3D4E5F6G7H8J9K0L1M2N3',
  };
  const good = unwrap(formatCode(delimited!, segments));

  test('goes to the code system that the map names for its region', () => {
    expect(good).toMatch(/^C13901002A1B2C3D4E5F6G7H8J9K0L1M2N3::[0-9A-Z]$/);
    expect(unwrap(parse(good))).toMatchObject({
      profileId: 'CITY-D1',
      codeSystemId: '1390000',
      segments: { ...segments, check: good.at(-1) },
      names: { region: '云岭省澜溪市' },
    });
  });

  test('of a region that the map does not name has no route', () => {
    const other = unwrap(formatCode(delimited!, { ...segments, regionCode: '390000' }));
    expect(parse(other)).toEqual({
      ok: false,
      error: { code: 'CODE_FORMAT', detail: 'regionCode: no route' },
    });
  });

  test('with a delimiter moved is refused', () => {
    expect(parse(good.replace('::', ':')).ok).toBe(false);
    expect(parse(good.replace('::', ':::')).ok).toBe(false);
    expect(parse(good.replace('K0', ':0')).ok).toBe(false);
  });
});

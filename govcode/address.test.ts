import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { looksLikeAddress, parseAddress, unescapeValue } from './address.ts';

test('an address is taken apart', () => {
  expect(parseAddress('HTTPS://Code.City.Example:8443/a/B%20?x=1&y=&z=A=B')).toEqual({
    ok: true,
    value: {
      host: 'code.city.example',
      port: 8443,
      path: '/a/B%20',
      parameters: ['x=1', 'y=', 'z=A=B'],
    },
  });
  expect(parseAddress('https://city.example')).toMatchObject({
    value: { port: 443, path: '/', parameters: [] },
  });
  expect(parseAddress('https://city.example?v=1')).toMatchObject({
    value: { host: 'city.example', path: '/', parameters: ['v=1'] },
  });
});

describe('what two programs could understand in two ways is refused', () => {
  test.each([
    ['http://city.example/c', 'scheme'],
    ['ftp://city.example/c', 'scheme'],
    ['https+x://city.example/c', 'scheme'],
    ['https://citizen@city.example/c', 'userinfo'],
    ['https://city.example@evil.example/c', 'userinfo'],
    ['https://city.example:x@evil.example/c', 'userinfo'],
    ['https://city.example:/c', 'port'],
    ['https://city.example:0443/c', 'port'],
    ['https://city.example:443443/c', 'port'],
    ['https://city.example:44:3/c', 'port'],
    ['https://city.example./c', 'host'],
    ['https://.city.example/c', 'host'],
    ['https://city..example/c', 'host'],
    ['https://-city.example/c', 'host'],
    ['https://city%2eexample/c', 'host'],
    ['https://city_a.example/c', 'host'],
    ['https://[::1]/c', 'host'],
    ['https:///c', 'host'],
    ['https://127.0.0.1/c', 'host'],
    ['https://2130706433/c', 'host'],
    ['https://city.example.0x7f/c', 'host'],
    [`https://${'a'.repeat(64)}.example/c`, 'host'],
    [`https://${'a.'.repeat(126)}example/c`, 'host'],
    ['https://city.example/c#v=1', 'fragment'],
    ['https://city.example#/c?v=1', 'fragment'],
    ['https://city.example/c?v=1?v=2', 'query'],
    ['https://city.example\\@evil.example/c', 'characters'],
    ['https://city.example/c?v=1 2', 'characters'],
    ['https://city.example/c?v=\u0000', 'characters'],
    ['https://city.exämple/c', 'characters'],
    ['https://city。example/c', 'characters'],
    ['https://city.example/c?v=１２', 'characters'],
    ['https://city.example/\tc', 'characters'],
  ])('%j: %s', (text, why) => {
    expect(looksLikeAddress(text)).toBe(true);
    expect(parseAddress(text)).toEqual({ ok: false, error: why });
  });
});

test.each([
  'https:/city.example',
  'https:city.example',
  'javascript:alert(1)',
  'C1:2',
  '//x.example',
])('%s is no address at all', (text) => {
  expect(looksLikeAddress(text)).toBe(false);
});

test.each([
  ['A1B2', 'A1B2'],
  ['A%7CB%3a', 'A|B:'],
  ['', ''],
  ['%41', undefined],
  ['%31', undefined],
  ['%25', undefined],
  ['%2541', undefined],
  ['%00', undefined],
  ['%20', undefined],
  ['%E4%B8%AD', undefined],
  ['%', undefined],
  ['%4', undefined],
  ['%zz', undefined],
  ['%u0041', undefined],
])('the escapes of %j give %j', (text, value) => {
  expect(unescapeValue(text)).toBe(value);
});

test('no text makes it throw, and a host that passes is a plain one', () => {
  fc.assert(
    fc.property(fc.oneof(fc.webUrl(), fc.string({ unit: 'binary' })), (text) => {
      const address = parseAddress(`https://${text.replace(/^https?:\/\//, '')}`);
      if (address.ok) expect(address.value.host).toMatch(/^[a-z0-9.-]+$/);
    }),
  );
});

test('where a browser reads the same text, it reads the same host', () => {
  fc.assert(
    fc.property(fc.webUrl({ validSchemes: ['https'], withQueryParameters: true }), (text) => {
      const address = parseAddress(text);
      if (!address.ok) return;
      const browsers = new URL(text);
      expect(address.value.host).toBe(browsers.hostname);
      expect(address.value.port).toBe(Number(browsers.port || 443));
    }),
  );
});

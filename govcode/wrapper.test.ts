import { describe, expect, test } from 'vitest';
import { unwrap } from '../contract/result.ts';
import { parseAddress } from './address.ts';
import { createUnwrap, wrapperSchema } from './wrapper.ts';

const byQuery = createUnwrap(
  wrapperSchema.parse({
    hosts: ['code.city.example', '*.gov.city.example', 'xn--fiq228c.city.example'],
    ports: [443, 8443],
    path: '/c|/c/v\\d',
    code: { query: 'v' },
  }),
);
const byPath = createUnwrap(
  wrapperSchema.parse({
    hosts: ['code.city.example'],
    path: '/p/[0-9A-Z%]{1,40}/end',
    code: { pathSegment: 2 },
  }),
);

function taken(text: string, unwrapper = byQuery): string {
  const result = unwrapper(unwrap(parseAddress(text)));
  return result.ok ? result.value : `refused: ${result.error}`;
}

describe('the code in a query parameter', () => {
  test.each([
    ['https://code.city.example/c?v=A1', 'A1'],
    ['https://CODE.City.Example/c?v=a1', 'a1'],
    ['https://code.city.example:443/c?v=A1', 'A1'],
    ['https://code.city.example:8443/c/v2?x=9&v=A%7C1&y', 'A|1'],
    ['https://a.gov.city.example/c?v=A1', 'A1'],
    ['https://a.b.gov.city.example/c?v=A1', 'A1'],
    ['https://xn--fiq228c.city.example/c?v=A1', 'A1'],
    ['https://code.city.example/c?v=A=1', 'A=1'],
  ])('%s carries %s', (text, code) => {
    expect(taken(text)).toBe(code);
  });

  test.each([
    ['https://city.example/c?v=A1', 'host'],
    ['https://code.city.example.evil.example/c?v=A1', 'host'],
    ['https://evil-code.city.example/c?v=A1', 'host'],
    ['https://gov.city.example/c?v=A1', 'host'],
    ['https://evilgov.city.example/c?v=A1', 'host'],
    ['https://xn--80ak6aa92e.gov.city.example/c?v=A1', 'host'],
    ['https://a.xn--80ak6aa92e.gov.city.example/c?v=A1', 'host'],
    ['https://code.city.example:8080/c?v=A1', 'port'],
    ['https://code.city.example/C?v=A1', 'path'],
    ['https://code.city.example/c/?v=A1', 'path'],
    ['https://code.city.example//c?v=A1', 'path'],
    ['https://code.city.example/x/../c?v=A1', 'path'],
    ['https://code.city.example/%63?v=A1', 'path'],
    ['https://code.city.example/c', 'parameter'],
    ['https://code.city.example/c?', 'parameter'],
    ['https://code.city.example/c?v', 'parameter'],
    ['https://code.city.example/c?v=', 'parameter'],
    ['https://code.city.example/c?V=A1', 'parameter'],
    ['https://code.city.example/c?v=A1&v=A1', 'parameter'],
    ['https://code.city.example/c?v=A1&v=B2', 'parameter'],
    ['https://code.city.example/c?v=A1&v', 'parameter'],
    ['https://code.city.example/c?v=A1&%76=B2', 'parameter'],
    ['https://code.city.example/c?v=%41', 'escape'],
    ['https://code.city.example/c?v=A%00', 'escape'],
  ])('%s: %s', (text, why) => {
    expect(taken(text)).toBe(`refused: ${why}`);
  });
});

describe('the code in the path', () => {
  test.each([
    ['https://code.city.example/p/A1/end', 'A1'],
    ['https://code.city.example/p/A1/end?v=B2', 'A1'],
    ['https://code.city.example/p//end', 'refused: path'],
    ['https://code.city.example/p/%3A/end', ':'],
    ['https://code.city.example/p/%41/end', 'refused: escape'],
    ['https://code.city.example/p/A1', 'refused: path'],
  ])('%s: %s', (text, code) => {
    expect(taken(text, byPath)).toBe(code);
  });
});

test.each([
  ['example'],
  ['*.example'],
  ['*'],
  ['*.*.city.example'],
  ['a*.city.example'],
  ['City.example'],
  ['city.example.'],
  ['127.0.0.1'],
  ['city.example:443'],
  ['https://city.example'],
])('%s is no host of a profile', (host) => {
  const wrapper = { hosts: [host], path: '/c', code: { query: 'v' } };
  expect(wrapperSchema.safeParse(wrapper).success).toBe(false);
});

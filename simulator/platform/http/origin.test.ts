import { expect, test } from 'vitest';
import { corsHeaders, hostAllowed, originAllowed } from './origin.ts';

test('only loopback names with the own port are a right host', () => {
  expect(hostAllowed('127.0.0.1:8080', 8080)).toBe(true);
  expect(hostAllowed('localhost:8080', 8080)).toBe(true);
  for (const host of [undefined, '', 'evil.example:8080', '127.0.0.1', 'localhost:8081']) {
    expect(hostAllowed(host, 8080)).toBe(false);
  }
});

test.each(['http://127.0.0.1:5173', 'http://localhost:80', 'http://localhost'])(
  'a page at %s may ask',
  (origin) => {
    expect(originAllowed(origin)).toBe(true);
    expect(corsHeaders(origin)['access-control-allow-origin']).toBe(origin);
  },
);

test.each(['null', 'http://evil.example', 'http://localhost.evil.example', 'https://127.0.0.1:1'])(
  'a page at %s may not',
  (origin) => {
    expect(originAllowed(origin)).toBe(false);
    expect(corsHeaders(origin)).toEqual({ vary: 'origin' });
  },
);

test('a client that is no page needs no CORS headers', () => {
  expect(originAllowed(undefined)).toBe(true);
  expect(corsHeaders(undefined)).toEqual({ vary: 'origin' });
});

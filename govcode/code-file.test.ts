import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCodeFile } from './code-file.ts';
import ascA1 from './profiles/asc-a1.json' with { type: 'json' };
import organs from './tables/organs.json' with { type: 'json' };

test('a file with entries is a table, any other a profile', () => {
  expect(readCodeFile(JSON.stringify(ascA1))).toMatchObject({ value: { kind: 'profile' } });
  expect(readCodeFile(JSON.stringify(organs))).toMatchObject({
    value: { kind: 'table', data: { id: 'organ', mode: 'replace' } },
  });
});

test('every problem is a line with its key', () => {
  const file = { ...ascA1, id: 'a b', match: { ...ascA1.match, regex: '.*' }, secret: 'token' };
  const read = readCodeFile(JSON.stringify(file));
  expect(read.ok ? [] : read.error).toEqual([
    expect.stringMatching(/^id: Invalid string/),
    'match: unknown key "regex"',
  ]);
});

test('no text makes it throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
      expect(readCodeFile(text).ok).toBe(false);
    }),
  );
});

import { readFileSync, statSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Operator,
  operatorsFile,
  operatorSchema,
  readOperators,
  writeOperators,
} from './operators-file.node.ts';
import { tempFolder } from '../test/support/temp-folder.ts';

const LI: Operator = {
  id: '0001',
  name: '李经办',
  disabled: false,
  createdAt: 1_800_000_000_000,
  password: {
    algorithm: 'scrypt',
    ...{ n: 2 ** 15, r: 8, p: 1 },
    salt: Buffer.alloc(16, 1).toString('base64'),
    hash: Buffer.alloc(32, 2).toString('base64'),
  },
};

function fileOf(text: string): string {
  const dir = tempFolder();
  writeFileSync(operatorsFile(dir), text);
  return dir;
}

function withOperators(...operators: unknown[]): string {
  return fileOf(JSON.stringify({ version: 1, operators }));
}

test('what is written is read, and only its owner may', () => {
  const dir = tempFolder();
  const both = [LI, { ...LI, id: '0002', disabled: true }];
  writeOperators(dir, both);
  expect(readOperators(dir)).toEqual({ ok: true, value: both });
  expect(statSync(operatorsFile(dir)).mode & 0o777).toBe(0o600);
});

test('without a file there is nobody', () => {
  expect(readOperators(tempFolder())).toEqual({ ok: true, value: [] });
});

describe('a file is refused', () => {
  test.each<[string, () => string, RegExp]>([
    ['that is no JSON', () => fileOf('{"version":'), /^not JSON$/],
    ['of another version', () => fileOf('{"version":2,"operators":[]}'), /^version$/],
    ['with an id that is none', () => withOperators({ ...LI, id: '00 01' }), /^operators\.0\.id$/],
    ['with two of one id', () => withOperators(LI, LI), /^operators$/],
    ['with a name that moves a console', () => withOperators({ ...LI, name: 'a\u001b' }), /name$/],
    [
      'whose hash would cost the machine its memory',
      () => withOperators({ ...LI, password: { ...LI.password, n: 2 ** 24 } }),
      /^operators\.0\.password\.n$/,
    ],
    ['that is huge', () => fileOf(' '.repeat(300_000)), /^too large$/],
  ])('%s', (_what, make, detail) => {
    expect(readOperators(make())).toEqual({
      ok: false,
      error: { code: 'OPERATORS_UNREADABLE', detail: expect.stringMatching(detail) as string },
    });
  });

  test('that is no file', () => {
    expect(readOperators('/dev/null')).toMatchObject({ ok: false, error: { detail: 'ENOTDIR' } });
  });
});

test('no bytes make the reader throw, and nothing passes that is no operator', () => {
  const dir = tempFolder();
  const anything = fc.oneof(
    fc.string(),
    fc.json(),
    fc.jsonValue().map((operators) => JSON.stringify({ version: 1, operators: [operators] })),
  );
  fc.assert(
    fc.property(anything, (text) => {
      writeFileSync(operatorsFile(dir), text);
      const read = readOperators(dir);
      if (read.ok) read.value.forEach((one) => operatorSchema.parse(one));
      else expect(read.error.code).toBe('OPERATORS_UNREADABLE');
    }),
    { numRuns: 300 },
  );
});

test('what is no operator is never written', () => {
  const dir = tempFolder();
  writeOperators(dir, [LI]);
  expect(() => writeOperators(dir, [{ ...LI, id: '' }])).toThrow();
  expect(readFileSync(operatorsFile(dir), 'utf8')).toContain('"0001"');
});

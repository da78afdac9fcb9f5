import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openCodeBook } from './open-code-book.node.ts';
import ascA1 from './profiles/asc-a1.json' with { type: 'json' };

test('without a folder there are the built-in profiles', () => {
  const { profiles, problems } = openCodeBook({ codes: {}, simulation: undefined });
  expect([profiles.length, problems]).toEqual([4, []]);
});

test('problems of the folder and of its files stand together', () => {
  const profileFolder = mkdtempSync(path.join(os.tmpdir(), 'liangma-codes-'));
  onTestFinished(() => rmSync(profileFolder, { recursive: true, force: true }));
  writeFileSync(path.join(profileFolder, 'good.json'), JSON.stringify({ ...ascA1, id: 'GOOD' }));
  writeFileSync(path.join(profileFolder, 'bad.json'), '[');
  writeFileSync(path.join(profileFolder, 'huge.json'), ' '.repeat(1_048_577));
  const codes = { profileFolder, enabled: ['GOOD'] };
  const { profiles, problems } = openCodeBook({ codes, simulation: {} });
  expect(profiles.map(({ data }) => data.id)).toEqual(['GOOD']);
  expect(problems).toEqual([
    { place: 'huge.json', problem: 'larger than 1 MiB' },
    { place: 'bad.json', problem: 'not JSON' },
  ]);
});

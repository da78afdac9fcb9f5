import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import ascA1 from '../govcode/profiles/asc-a1.json' with { type: 'json' };
import { readCodeProfiles } from './code-profiles.ts';

test('the built-in profiles stand where nothing is configured', () => {
  const { profiles, diagnostics } = readCodeProfiles({ codes: {}, simulation: undefined }, 7);
  expect(profiles.map(({ data }) => data.id)).toContain('ASC-A1');
  expect(diagnostics).toEqual([]);
});

test('a bad file is a line of diagnostics, and the good one is used', () => {
  const profileFolder = mkdtempSync(path.join(os.tmpdir(), 'liangma-codes-'));
  onTestFinished(() => rmSync(profileFolder, { recursive: true, force: true }));
  writeFileSync(path.join(profileFolder, 'bad.json'), '{ "id": "BAD" ');
  writeFileSync(path.join(profileFolder, 'good.json'), JSON.stringify({ ...ascA1, id: 'GOOD' }));
  const codes = { profileFolder, enabled: ['GOOD', 'MISSING'] };
  const { profiles, diagnostics } = readCodeProfiles({ codes, simulation: {} }, 7);
  expect(profiles.map(({ data }) => data.id)).toEqual(['GOOD']);
  expect(diagnostics).toEqual([
    { key: 'code-profile-unusable', since: 7, detail: 'bad.json: not JSON' },
    {
      key: 'code-profile-unusable',
      since: 7,
      detail: 'codes.enabled: no profile is called MISSING',
    },
  ]);
});

test('many problems are a few lines', () => {
  const enabled = Array.from({ length: 20 }, (_, index) => `NO-${index}`);
  const { diagnostics } = readCodeProfiles({ codes: { enabled }, simulation: undefined }, 7);
  expect(diagnostics).toHaveLength(8);
});

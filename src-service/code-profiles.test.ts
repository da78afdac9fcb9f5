import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import ascA1 from '../govcode/profiles/asc-a1.json' with { type: 'json' };
import { readCodeProfiles } from './code-profiles.ts';

test('the built-in profiles stand in the simulation', () => {
  const { profiles, diagnostics } = readCodeProfiles({ codes: {}, simulation: {} }, 7);
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

test('a terminal that reads no service code says so first', () => {
  const { diagnostics } = readCodeProfiles({ codes: {}, simulation: undefined }, 7);
  expect(diagnostics).toEqual([{ key: 'no-code-profile', since: 7 }]);
  const codes = { enabled: ['CERT-36904', 'MISSING'] };
  const { diagnostics: both } = readCodeProfiles({ codes, simulation: undefined }, 7);
  expect(both.map(({ key }) => key)).toEqual(['no-code-profile', 'code-profile-unusable']);
});

test('many problems are a few lines', () => {
  const enabled = ['ASC-A1', ...Array.from({ length: 20 }, (_, index) => `NO-${index}`)];
  const { diagnostics } = readCodeProfiles({ codes: { enabled }, simulation: undefined }, 7);
  expect(diagnostics).toHaveLength(8);
});

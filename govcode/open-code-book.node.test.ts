import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { CodeBook } from './code-book.ts';
import { NO_SERVICE_CODE, openCodeBook } from './open-code-book.node.ts';
import ascA1 from './profiles/asc-a1.json' with { type: 'json' };

const idsOf = ({ profiles }: CodeBook): string[] => profiles.map(({ data }) => data.id);

test('without a folder the simulation has the built-in profiles', () => {
  const book = openCodeBook({ codes: {}, simulation: {} });
  expect([idsOf(book).length, book.problems]).toEqual([4, []]);
});

test('a hall reads no code of an invented structure, and is told that it reads none', () => {
  const none = openCodeBook({ codes: {}, simulation: undefined });
  expect([idsOf(none), none.problems]).toEqual([['CERT-36904'], [NO_SERVICE_CODE]]);
  const named = openCodeBook({ codes: { enabled: ['ASC-A1'] }, simulation: undefined });
  expect([idsOf(named), named.problems]).toEqual([['ASC-A1'], []]);
});

test('a profile of the hall is read before everything that looks like it', () => {
  const profileFolder = mkdtempSync(path.join(os.tmpdir(), 'liangma-codes-'));
  onTestFinished(() => rmSync(profileFolder, { recursive: true, force: true }));
  const own = JSON.stringify({ ...ascA1, id: 'OWN', assumed: false });
  writeFileSync(path.join(profileFolder, 'own.json'), own);
  const book = openCodeBook({ codes: { profileFolder }, simulation: undefined });
  expect([idsOf(book), book.problems]).toEqual([['OWN', 'CERT-36904'], []]);
  expect(idsOf(openCodeBook({ codes: { profileFolder }, simulation: {} }))[0]).toBe('OWN');
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

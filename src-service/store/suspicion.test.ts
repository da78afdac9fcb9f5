import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { clearSuspicion, isSuspect, suspect } from './suspicion.ts';

test('a suspicion lasts until it is cleared', () => {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'liangma-')), 'terminal.db');
  expect(isSuspect(file)).toBe(false);
  clearSuspicion(file);
  suspect(file);
  suspect(file);
  expect(isSuspect(file)).toBe(true);
  clearSuspicion(file);
  expect(isSuspect(file)).toBe(false);
});

test('a disk that takes no mark is no crash', () => {
  const file = path.join(os.tmpdir(), 'liangma-nowhere', 'terminal.db');
  suspect(file);
  expect(isSuspect(file)).toBe(false);
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { OUT, ROOT } from '../paths.ts';
import { stampFor } from './stamp.ts';

let folder: string;
let name: string;
beforeEach(() => {
  mkdirSync(OUT, { recursive: true });
  folder = mkdtempSync(path.join(OUT, 'stamp-test-'));
  name = path.basename(folder);
  put('source.ts', 'one');
  put('made.js', '');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(path.join(OUT, 'stamps', name), { force: true });
});

function put(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, 'in', file)), { recursive: true });
  writeFileSync(path.join(folder, file === 'made.js' ? file : `in/${file}`), text);
}

function stamp() {
  const place = path.relative(ROOT, folder);
  return stampFor(name, [`${place}/in`], `${place}/made.js`);
}

it('is current once it was written, and not before', () => {
  expect(stamp().isCurrent()).toBe(false);
  stamp().write();
  expect(stamp().isCurrent()).toBe(true);
});

it.each([
  ['a changed file', 'source.ts'],
  ['a new file', 'deep/new.ts'],
])('is not current after %s', (_name, file) => {
  stamp().write();
  put(file, 'two');
  expect(stamp().isCurrent()).toBe(false);
});

it('is not current where the product is gone', () => {
  stamp().write();
  rmSync(path.join(folder, 'made.js'));
  expect(stamp().isCurrent()).toBe(false);
});

it('does not build anew for a test', () => {
  stamp().write();
  put('source.test.ts', 'new');
  expect(stamp().isCurrent()).toBe(true);
});

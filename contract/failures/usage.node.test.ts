import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { FAILURES, type FailureCode } from './catalogue.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Rooms that raise nothing: they show failures, play the other side, or are no part of the app. */
const NEVER_RAISE = ['docs', 'node_modules', 'out', 'simulator', 'src-cli', 'src-renderer', 'test'];
/** The catalogue itself, and the words of the platform, some of which are spelt like a code. */
const NO_USE = /^contract\/(failures|platform)\/|^tools\/|\.test(-support)?\.ts$/;

/**
 * Codes whose words are here before the file that raises them. An entry that is raised fails the
 * test, so that none stays.
 */
const WAITS_FOR: Partial<Record<FailureCode, string>> = {};

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

function sources(): string[] {
  return readdirSync(ROOT, { withFileTypes: true })
    .filter((room) => room.isDirectory() && !room.name.startsWith('.'))
    .filter((room) => !NEVER_RAISE.includes(room.name))
    .flatMap(({ name }) =>
      readdirSync(path.join(ROOT, name), { recursive: true, encoding: 'utf8' }).map((file) =>
        path.join(name, file).replaceAll(path.sep, '/'),
      ),
    )
    .filter((file) => file.endsWith('.ts') && !NO_USE.test(file));
}

const FILES = sources();
const TEXT = FILES.map((file) => withoutComments(readFileSync(path.join(ROOT, file), 'utf8')));
const isRaised = (code: string): boolean => TEXT.some((text) => text.includes(`'${code}'`));

test('the source of the whole app is looked at', () => {
  expect(FILES.length).toBeGreaterThan(200);
  expect(isRaised('NO_SUCH_CODE')).toBe(false);
});

describe('every code of the catalogue is raised by something', () => {
  test.each(Object.keys(FAILURES) as FailureCode[])('%s', (code) => {
    const owner = WAITS_FOR[code];
    if (owner === undefined) expect(isRaised(code)).toBe(true);
    else expect(isRaised(code), `raised now: take it off the list`).toBe(false);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { auditEventSchema } from './audit.ts';

const ROOT = path.resolve(import.meta.dirname, '..');

/** Every name in the catalogue. */
const NAMES = auditEventSchema.options.flatMap(({ shape: { event } }) =>
  event.type === 'literal' ? [...event.values] : event.options,
);

const SOURCES = readdirSync(path.join(ROOT, 'src-service'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/\.test(-support)?\.ts$/.test(file))
  .map((file) => readFileSync(path.join(ROOT, 'src-service', file), 'utf8'))
  // Some records of the service's log are called the same.
  .map((text) => text.replaceAll(/\blog\(\{\s*event: '[a-z.-]+'/g, ''));
const isRaised = (name: string): boolean => SOURCES.some((text) => text.includes(`'${name}'`));

test('the whole service is looked at', () => {
  expect(SOURCES.length).toBeGreaterThan(50);
  expect(new Set(NAMES).size).toBe(NAMES.length);
  expect(isRaised('no.such-event')).toBe(false);
});

describe('every event of the audit log is raised by something', () => {
  test.each(NAMES)('%s', (name) => {
    expect(isRaised(name)).toBe(true);
  });
});

test('every event has its row on the page', () => {
  const page = readFileSync(path.join(ROOT, 'docs/audit.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `([a-z.-]+)` /gm)].map(([, name]) => name);
  expect(rows.toSorted()).toEqual(NAMES.toSorted());
});

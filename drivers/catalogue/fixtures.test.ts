import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { readFixture, type Fixture } from '../replay/fixture.ts';
import { replay } from '../replay/replay.ts';
import { CATALOGUE } from './load.ts';

const FOLDER = path.join(import.meta.dirname, 'fixtures');
/** Over PC/SC the operating system speaks to the reader: no byte of the line is ours. */
const MODELS = [...CATALOGUE].filter(([, { transport }]) => transport.type !== 'pcsc');

function fileOf(name: string): string {
  return path.join(FOLDER, `${name}.json`);
}

function fixtureOf(name: string): Fixture {
  return unwrap(readFixture(readFileSync(fileOf(name), 'utf8')));
}

describe.each(MODELS)('%s', (name, model) => {
  test('has a fixture', () => {
    expect(existsSync(fileOf(name))).toBe(true);
  });

  test('makes of its bytes what its fixture says', () => {
    const fixture = fixtureOf(name);
    expect(fixture.trace.some(({ from }) => from === 'device')).toBe(true);
    expect(fixture.expect).not.toHaveLength(0);
    expect(replay(model, fixture)).toEqual({ ok: true, value: undefined });
  });

  test('would not pass with another outcome', () => {
    const fixture = fixtureOf(name);
    expect(replay(model, { ...fixture, expect: fixture.expect.slice(1) }).ok).toBe(false);
  });
});

const ON_A_LINE = MODELS.filter(([, { transport }]) => transport.type === 'serial');

test.each(ON_A_LINE)('%s: the same comes of single bytes', (name, model) => {
  const fixture = fixtureOf(name);
  const trace = fixture.trace.flatMap((entry) =>
    entry.from === 'host'
      ? [entry]
      : (entry.hex.match(/../g) ?? []).map((hex) => ({ ...entry, hex })),
  );
  expect(replay(model, { ...fixture, trace })).toEqual({ ok: true, value: undefined });
});

test('every fixture belongs to a model', () => {
  const names = readdirSync(FOLDER).map((file) => path.basename(file, '.json'));
  expect(names.filter((name) => !CATALOGUE.has(name))).toEqual([]);
});

test('no model claims a chip that stands in any USB serial adapter', () => {
  // FTDI, Prolific, Silicon Labs CP210x, WCH CH340.
  const adapters = ['0403', '067b', '10c4', '1a86'];
  for (const { match } of CATALOGUE.values()) {
    for (const id of match.usb ?? []) expect(adapters).not.toContain(id.slice(0, 4));
  }
});

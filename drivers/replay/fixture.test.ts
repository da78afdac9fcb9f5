import { expect, test } from 'vitest';
import { readFixture } from './fixture.ts';

const FIXTURE = {
  about: 'one scan',
  origin: 'written by hand',
  trace: [
    { atMs: 0, from: 'host', hex: '1604' },
    { atMs: 5, from: 'device', hex: '410d' },
  ],
  commands: [{ atMs: 0, command: 'trigger-start' }],
  expect: [{ kind: 'scan', text: 'A', aim: ']Q1' }],
};

test('a fixture is read as it stands', () => {
  expect(readFixture(JSON.stringify(FIXTURE))).toEqual({ ok: true, value: FIXTURE });
});

test.each<[string, object, string]>([
  ['odd digits', { trace: [{ atMs: 0, from: 'host', hex: '160' }] }, 'trace.0.hex'],
  ['capital digits', { trace: [{ atMs: 0, from: 'host', hex: 'AB' }] }, 'trace.0.hex'],
  [
    'a chunk that is too long',
    { trace: [{ atMs: 0, from: 'host', hex: '00'.repeat(65_537) }] },
    'hex',
  ],
  ['an unknown sender', { trace: [{ atMs: 0, from: 'cat', hex: '' }] }, 'trace.0.from'],
  ['a time before the opening', { trace: [{ atMs: -1, from: 'host', hex: '' }] }, 'trace.0.atMs'],
  [
    'a time that falls',
    { trace: [5, 4].map((atMs) => ({ atMs, from: 'host', hex: '' })) },
    'times must not fall',
  ],
  ['an unknown command', { commands: [{ atMs: 0, command: 'explode' }] }, 'commands.0.command'],
  ['an expectation without a kind', { expect: [{ text: 'A' }] }, 'expect.0.kind'],
  ['an unknown key', { colour: 'grey' }, 'colour'],
  ['too many entries', { expect: Array(20_001).fill({ kind: 'scan' }) }, 'expect'],
])('%s is refused', (_, change, where) => {
  const read = readFixture(JSON.stringify({ ...FIXTURE, ...change }));
  expect(read.ok).toBe(false);
  expect(!read.ok && read.error).toContain(where);
});

test('what is no fixture at all is refused without showing its content', () => {
  expect(readFixture('secret')).toEqual({ ok: false, error: 'the file is not JSON' });
  expect(readFixture(' '.repeat(8_000_001))).toEqual({ ok: false, error: 'the file is too long' });
  expect(readFixture('[]').ok).toBe(false);
});

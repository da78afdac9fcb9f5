import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createSealer } from '../queue/seal.ts';
import { eventsOf, newSealer, newStore } from './audit.test-support.ts';
import { openSalt } from './salt.ts';
import { openChain } from './trail.ts';

const RENEWED = { event: 'audit.salt-renewed' };
const RETURNED = { event: 'audit.salt-returned' };
const newKey = (id: string) => ({ id, key: randomBytes(32) });

function stand() {
  const { db, clock } = newStore();
  const trail = openChain({
    ...{ db, clock, terminalId: 'K1', operator: () => undefined, onRow: () => {} },
  });
  /** What one text becomes. */
  const made = (sealer = newSealer()): string => {
    const salt = openSalt(db, sealer);
    salt.keep(trail);
    return salt.mac('x');
  };
  return { db, made };
}

test('it stays the same through restarts, and is another one at another terminal', () => {
  const sealer = newSealer();
  const { db, made } = stand();
  const first = made(sealer);
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(made(sealer)).toBe(first);
  expect(stand().made(sealer)).not.toBe(first);
  expect(eventsOf(db)).toEqual([]);
});

test('one that is spoilt is replaced, and that is an entry', () => {
  const { db, made } = stand();
  const sealer = newSealer();
  const before = made(sealer);
  db.exec(`UPDATE fact SET value = x'00' WHERE name = 'audit.salt'`);
  expect(made(sealer)).not.toBe(before);
  expect(eventsOf(db)).toEqual([]);
  db.exec(`UPDATE fact SET value = CAST('{"keyId":"k"}' AS BLOB) WHERE name = 'audit.salt'`);
  made(sealer);
  expect(eventsOf(db)).toEqual([RENEWED]);
  expect(db.prepare(`SELECT name FROM fact WHERE name LIKE 'audit.salt.%'`).all()).toEqual([]);
});

test('it waits for its key and is taken back when the key is', () => {
  const { db, made } = stand();
  const [own, other] = [newKey('own'), newKey('other')];
  const before = made(createSealer([own]));
  const meanwhile = made(createSealer([other]));
  expect(meanwhile).not.toBe(before);
  expect(made(createSealer([other]))).toBe(meanwhile);
  expect(openSalt(db, createSealer([own, other])).macs.map((mac) => mac('x'))).toEqual([
    ...[before, meanwhile],
  ]);
  expect(made(createSealer([own]))).toBe(before);
  expect(made(createSealer([own]))).toBe(before);
  expect(eventsOf(db)).toEqual([RENEWED, RETURNED]);
});

test('a new data key takes it over', () => {
  const { made } = stand();
  const [old, young] = [newKey('old'), newKey('young')];
  const before = made(createSealer([old]));
  expect(made(createSealer([young, old]))).toBe(before);
  expect(made(createSealer([young]))).toBe(before);
});

test('it lies sealed: nothing in the store gives it away', () => {
  const { db, made } = stand();
  made();
  const values = db.prepare<[], Buffer>('SELECT value FROM fact').pluck().all().join();
  expect(values).toContain('payload');
  expect(values).not.toMatch(/[0-9a-f]{64}/);
});

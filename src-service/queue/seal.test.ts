import { createCipheriv, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSealer, type DataKey, type SealedPayload } from './seal.ts';

function dataKey(id: string): DataKey {
  return { id, key: randomBytes(32) };
}

const OLD = dataKey('old');
const NEW = dataKey('new');
const sealer = createSealer([NEW]);

/** As the first release sealed: with the data key itself. */
function sealedByDataKey(key: Buffer, rowId: string, payload: unknown): SealedPayload {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(rowId));
  const body = Buffer.concat([cipher.update(JSON.stringify(payload)), cipher.final()]);
  return {
    keyId: null,
    rowKey: null,
    payload: Buffer.concat([nonce, cipher.getAuthTag(), body]),
  };
}

test('what was sealed is opened again, by this row and this key only', () => {
  const sealed = sealer.seal('row-1', { code: '01139000002' });
  expect(sealed.keyId).toBe('new');
  expect(sealer.open('row-1', sealed)).toEqual({ code: '01139000002' });
  expect(sealer.open('row-2', sealed)).toBeUndefined();
  expect(createSealer([dataKey('new')]).open('row-1', sealed)).toBeUndefined();
  expect(createSealer([OLD]).open('row-1', sealed)).toBeUndefined();
  expect(sealed.payload.toString('latin1')).not.toContain('01139000002');
});

test('without its row key the data key opens nothing', () => {
  const sealed = sealer.seal('row', 'payload');
  expect(sealer.open('row', { ...sealed, rowKey: null })).toBeUndefined();
  expect(sealer.open('row', { ...sealed, rowKey: null, keyId: null })).toBeUndefined();
  const other = sealer.seal('row', 'another');
  expect(sealer.open('row', { ...sealed, rowKey: other.rowKey })).toBeUndefined();
});

test('a changed byte anywhere is found, and no garbage makes it throw', () => {
  const sealed = sealer.seal('row', 'payload');
  for (const part of ['payload', 'rowKey'] as const) {
    for (let index = 0; index < sealed[part]!.length; index++) {
      const changed = Buffer.from(sealed[part]!);
      changed[index]! ^= 1;
      expect(sealer.open('row', { ...sealed, [part]: changed })).toBeUndefined();
    }
  }
  const bytes = fc.uint8Array({ maxLength: 64 }).map((array) => Buffer.from(array));
  const ids = fc.constantFrom('new', 'old', null);
  fc.assert(
    fc.property(bytes, fc.option(bytes), ids, (payload, rowKey, keyId) => {
      expect(sealer.open('row', { keyId, rowKey, payload })).toBeUndefined();
      expect(sealer.rewrap('row', { keyId, rowKey, payload })).toBeUndefined();
    }),
  );
});

test('the same payload never looks the same twice', () => {
  const [one, two] = [sealer.seal('row', 'x'), sealer.seal('row', 'x')];
  expect(one.payload.equals(two.payload)).toBe(false);
  expect(one.rowKey!.equals(two.rowKey!)).toBe(false);
});

test('a row of the first schema is opened by whichever key sealed it', () => {
  const sealed = sealedByDataKey(OLD.key, 'row', { code: 'c' });
  const both = createSealer([NEW, OLD]);
  expect(both.open('row', sealed)).toEqual({ code: 'c' });
  expect(both.open('other', sealed)).toBeUndefined();
  expect(sealer.open('row', sealed)).toBeUndefined();
});

test('rewrapped, a row needs the newest key only', () => {
  const both = createSealer([NEW, OLD]);
  const underOld = createSealer([OLD]).seal('row', { code: 'c' });
  for (const sealed of [underOld, sealedByDataKey(OLD.key, 'row', { code: 'c' })]) {
    const rewrapped = both.rewrap('row', sealed);
    expect(rewrapped?.keyId).toBe('new');
    expect(sealer.open('row', rewrapped!)).toEqual({ code: 'c' });
    expect(both.rewrap('row', rewrapped!)).toBeUndefined();
    expect(sealer.rewrap('row', sealed)).toBeUndefined();
  }
  // The payload, which may be large, is not written again.
  expect(both.rewrap('row', underOld)?.payload).toBe(underOld.payload);
});

test('it is known which data keys are at hand', () => {
  expect([sealer.isAtHand('new'), sealer.isAtHand('old')]).toEqual([true, false]);
  expect(sealer.isAtHand(null)).toBe(false);
});

test('no key, or one of another length, is a bug', () => {
  expect(() => createSealer([])).toThrow();
  expect(() => createSealer([NEW, { id: 'short', key: randomBytes(16) }])).toThrow();
});

test('a fresh row has an id and a key that no other has, whether one was kept ready or not', async () => {
  const own = createSealer([NEW]);
  const rows: { id: string; sealed: SealedPayload }[] = [];
  for (let round = 0; round < 5; round++) {
    // Two in one turn: the second finds none that is ready.
    for (const row of [own.fresh(), own.fresh()]) {
      rows.push({ id: row.id, sealed: row.seal({ round }) });
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(new Set(rows.map(({ id }) => id)).size).toBe(10);
  const bytes = rows.flatMap(({ sealed }) => [sealed.payload, sealed.rowKey!]);
  expect(new Set(bytes.map((one) => one.toString('hex'))).size).toBe(20);
  for (const [index, { id, sealed }] of rows.entries()) {
    expect(own.open(id, sealed)).toEqual({ round: Math.floor(index / 2) });
    expect(own.open(rows[(index + 1) % 10]!.id, sealed)).toBeUndefined();
  }
});

test('a key kept ready seals one row only', () => {
  const row = sealer.fresh();
  row.seal('first');
  expect(() => row.seal('second')).toThrow();
});

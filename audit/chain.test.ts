import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sm3Hex } from '../crypto/sm3.ts';
import { canonicalText } from '../crypto/canonical.ts';
import { toHex } from '../crypto/bytes.ts';
import { canonicalRow, genesisHash, rowHash } from './chain.ts';
import { nodeHasher } from './hasher.node.ts';

const BODY = '{"event":"service.stopped"}';
const PREVIOUS = new Uint8Array(32).fill(1);

test('the hash of a row is SM3 over domain, hash before, number and row', () => {
  const bytes = Buffer.concat([
    Buffer.from('liangma-audit-row-1\n'),
    PREVIOUS,
    Buffer.from('0000000000000102', 'hex'),
    Buffer.from(`{"at":5,"event":${BODY},"operator":"W-1"}`),
  ]);
  const row = { seq: 0x102, at: 5, operator: 'W-1', body: BODY };
  expect(toHex(rowHash(PREVIOUS, row, nodeHasher))).toBe(sm3Hex(bytes));
});

test('the beginning binds terminal and time', () => {
  const hash = (terminalId: string, createdAt: number): string =>
    toHex(genesisHash({ terminalId, createdAt }, nodeHasher));
  expect(hash('K1', 1)).toBe(
    sm3Hex(Buffer.from('liangma-audit-genesis-1\n{"createdAt":1,"terminalId":"K1"}')),
  );
  expect(new Set([hash('K1', 1), hash('K2', 1), hash('K1', 2)]).size).toBe(3);
});

test('what is put together is the canonical form', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.option(fc.string(), { nil: undefined }),
      fc.dictionary(fc.string(), fc.jsonValue()),
      (at, operator, event) => {
        const body = canonicalText(event);
        fc.pre(body !== undefined);
        expect(canonicalRow({ at, operator, body })).toBe(canonicalText({ at, event, operator }));
      },
    ),
  );
});

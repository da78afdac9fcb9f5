import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unwrap } from '../contract/result.ts';
import { makePrivateKeys } from '../crypto/private-key.ts';
import { createSmProvider } from '../crypto/sm-provider.ts';
import { signAnchor } from './anchor.ts';
import { rowHash } from './chain.ts';
import { nodeHasher } from './hasher.node.ts';
import type { Line } from './line.ts';
import {
  CHAIN,
  exportOf,
  GENESIS,
  makeLog,
  OPTIONS,
  random,
  SIGNER,
  signKey,
  verifyText,
} from './log.test-support.ts';
import { verifyLog } from './verify.ts';

const EVENTS = Array.from({ length: 20 }, (_, index) => ({ event: 'test', number: index }));
/** 20 rows, anchors behind 6, 12 and 18. */
const LOG = await makeLog(EVENTS, 6);
const TEXT = exportOf(LOG.lines);
const seqOf = (line: Line): number => (line.kind === 'row' ? line.row.seq : line.anchor.seq);

test('a whole log is whole', async () => {
  expect(await verifyText(TEXT)).toEqual({
    ...GENESIS,
    ...{ rows: 20, anchors: 3, first: 1, last: 20, witnessed: 18, beginning: 'genesis' },
    ...{ witnessedAt: LOG.anchors[2]!.at, isEndBound: false },
    signKeys: [await signKey()],
  });
  const none = await verifyLog([], OPTIONS);
  expect(none).toMatchObject({ rows: 0, first: 0, last: 0, beginning: 'genesis' });
  expect(none.broken).toBeUndefined();
});

test('a key that is not the terminal’s is told where keys are given', async () => {
  expect((await verifyText(TEXT, new Set([await signKey()])))?.broken).toBeUndefined();
  const broken = { kind: 'anchor-key', seq: 6, since: 1 };
  expect((await verifyText(TEXT, new Set(['04'])))?.broken).toEqual(broken);
});

describe('any single change of a log is found, and where', () => {
  /** Text lines behind the head, by what they are. */
  const at = (kind: Line['kind']): number[] =>
    LOG.lines.flatMap((line, index) => (line.kind === kind ? [index + 1] : []));
  const seqAt = (index: number): number => seqOf(LOG.lines[index - 1]!);
  const rowLine = fc.constantFrom(...at('row'));
  const anchorLine = fc.constantFrom(...at('anchor'));

  async function brokenOf(text: readonly string[]) {
    const report = await verifyText(text);
    return report?.broken;
  }

  test('a line is removed', async () => {
    await fc.assert(
      fc.asyncProperty(rowLine, async (index) => {
        const broken = await brokenOf(TEXT.toSpliced(index, 1));
        // Behind the last one nothing follows that would miss it but the head's promise.
        const kinds: Record<number, string> = { 1: 'beginning', 20: 'tail' };
        expect(broken?.kind).toBe(kinds[seqAt(index)] ?? 'gap');
        expect(broken?.seq).toBe(seqAt(index));
      }),
    );
    expect(await brokenOf(TEXT.toSpliced(at('anchor')[0]!, 1))).toMatchObject({
      ...{ kind: 'anchor-missing', seq: 12, since: 1 },
    });
    expect(await brokenOf(TEXT.toSpliced(at('anchor')[2]!, 1))).toMatchObject({ kind: 'tail' });
  });

  test('two lines are swapped', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: TEXT.length - 2 }), async (index) => {
        const [one = '', two = ''] = [TEXT[index], TEXT[index + 1]];
        const broken = await brokenOf(TEXT.with(index, two).with(index + 1, one));
        const isWithAnchor = [index, index + 1].some((line) => at('anchor').includes(line));
        if (!isWithAnchor) expect(broken).toMatchObject({ kind: 'order', seq: seqAt(index) });
        else expect([seqAt(index), seqAt(index + 1)]).toContain(broken?.seq);
      }),
    );
  });

  test('a line stands twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: TEXT.length - 1 }), async (index) => {
        const broken = await brokenOf(TEXT.toSpliced(index, 0, TEXT[index]!));
        const kind = LOG.lines[index - 1]!.kind === 'row' ? 'order' : 'anchor-order';
        expect(broken).toMatchObject({ kind, seq: seqAt(index) });
      }),
    );
  });

  test('a character of a row is another one', async () => {
    await fc.assert(
      fc.asyncProperty(rowLine, fc.nat(), fc.nat(), async (index, place, digit) => {
        const line = TEXT[index]!;
        const digits = [...line.matchAll(/[0-9a-f]/g)].map((match) => match.index);
        const position = digits[place % digits.length]!;
        const put = '0123456789abcdef'[digit % 16]!;
        fc.pre(put !== line[position]);
        const text = TEXT.with(index, line.slice(0, position) + put + line.slice(position + 1));
        const broken = await brokenOf(text);
        expect(broken).toBeDefined();
        // A row with another number stands in the place of its own.
        if (broken?.kind !== 'order') expect(broken?.seq).toBe(seqAt(index));
      }),
      { numRuns: 300 },
    );
  });

  test('a field of a row is gone, added or changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        rowLine,
        fc.constantFrom('at', 'operator', 'hash', 'event'),
        async (index, field) => {
          const row = JSON.parse(TEXT[index]!) as Record<string, unknown>;
          const { [field]: _gone, ...without } = row;
          const values = { at: 77, operator: 'W-9', hash: '0'.repeat(64), event: { event: 'x' } };
          for (const changed of [without, { ...row, [field]: values[field] }]) {
            if (JSON.stringify(changed) === JSON.stringify(row)) continue;
            const broken = await brokenOf(TEXT.with(index, JSON.stringify(changed)));
            expect(broken?.seq).toBe(seqAt(index));
          }
        },
      ),
    );
  });

  test('a field of an anchor is changed', async () => {
    const hash = '0'.repeat(64);
    const values = {
      at: 77,
      hash,
      previous: 3,
      signKey: `04${hash}${hash}`,
      signature: hash + hash,
    };
    for (const index of at('anchor')) {
      const anchor = JSON.parse(TEXT[index]!) as object;
      for (const [field, value] of Object.entries(values)) {
        const text = TEXT.with(index, JSON.stringify({ ...anchor, [field]: value }));
        expect((await brokenOf(text))?.seq, field).toBe(seqAt(index));
      }
      for (const seq of [0, 1, 5, 7, 13, 99]) {
        const text = TEXT.with(index, JSON.stringify({ ...anchor, anchor: seq }));
        expect(await brokenOf(text), `anchor ${seq}`).toBeDefined();
      }
    }
    expect(anchorLine).toBeDefined();
  });

  test('the head is another one', async () => {
    const head = JSON.parse(TEXT[0]!) as object;
    const values = { terminalId: 'X', createdAt: 1, first: 2, last: 19, anchors: 2, format: 'x' };
    for (const [field, value] of Object.entries(values)) {
      const report = await verifyText(TEXT.with(0, JSON.stringify({ ...head, [field]: value })));
      expect(report === undefined || report.broken !== undefined, field).toBe(true);
    }
  });

  test('something else stands there', async () => {
    for (const index of [1, 8, TEXT.length]) {
      const broken = await brokenOf(TEXT.toSpliced(index, 0, 'garbage'));
      expect(broken?.kind).toBe('unreadable');
    }
  });
});

test('a changed row with all hashes after it made anew is found by the next anchor', async () => {
  let hash = CHAIN.genesis;
  const forged = LOG.lines.map((line): Line => {
    if (line.kind === 'anchor') return line;
    const row = line.row.seq === 9 ? { ...line.row, at: 1 } : line.row;
    hash = rowHash(hash, row, nodeHasher);
    return { kind: 'row', row: { ...row, hash } };
  });
  expect((await verifyText(exportOf(forged)))?.broken).toEqual({
    ...{ kind: 'anchor-mismatch', seq: 12, since: 7 },
  });
});

test('an anchor that somebody else signed for a forged row is told by its key', async () => {
  const keys = makePrivateKeys(random);
  const stranger = createSmProvider({ keys, randomBytes: random });
  const { signKey: _key, signature: _signature, ...point } = LOG.anchors[0]!;
  const anchor = unwrap(await signAnchor(CHAIN, point, stranger));
  const lines = LOG.lines.with(6, { kind: 'anchor', anchor });
  expect((await verifyText(exportOf(lines)))?.signKeys).toHaveLength(2);
  const own = new Set([await signKey()]);
  expect((await verifyText(exportOf(lines), own))?.broken).toMatchObject({
    ...{ kind: 'anchor-key', seq: 6 },
  });
});

describe('a beginning that is not the chain’s', () => {
  const lastPruned = { event: 'audit.pruned', upTo: 6 };
  const whole = (lines: readonly Line[]) => verifyLog(lines, OPTIONS);

  test('is vouched for by a signed anchor and the entry of its pruning', async () => {
    const { lines } = await makeLog([...EVENTS, lastPruned, ...EVENTS.slice(0, 3)], 6);
    const report = await whole(lines.slice(6));
    expect(report).toMatchObject({ beginning: 'pruned', first: 7, last: 24, rows: 18 });
    expect(report.broken).toBeUndefined();
    const other = await whole(lines.slice(13));
    expect(other.broken).toEqual({ kind: 'beginning', seq: 13, since: 25 });
  });

  test('is broken where the entry of its pruning has no signature behind it', async () => {
    const { lines } = await makeLog([...EVENTS, lastPruned], 6);
    const report = await whole(lines.slice(6));
    expect(report).toMatchObject({ beginning: 'excerpt', last: 21, witnessed: 18 });
    expect(report.broken).toEqual({ kind: 'beginning', seq: 7, since: 19 });
  });

  test('is broken without the anchor, with another, and without the entry', async () => {
    const { lines } = await makeLog([...EVENTS, lastPruned], 6);
    expect((await whole(lines.slice(7))).broken).toMatchObject({ kind: 'beginning', seq: 1 });
    const [anchor] = lines.slice(6);
    if (anchor?.kind !== 'anchor') throw new Error('an anchor stands behind row 6');
    const hash = new Uint8Array(32);
    const forged: Line = { kind: 'anchor', anchor: { ...anchor.anchor, hash } };
    expect((await whole([forged, ...lines.slice(7)])).broken).toMatchObject({
      ...{ kind: 'anchor-signature', seq: 6 },
    });
    expect((await whole(LOG.lines.slice(6))).broken).toMatchObject({ kind: 'beginning', seq: 7 });
  });

  test('of a part that was exported is told as one', async () => {
    const report = await verifyText(exportOf(LOG.lines.slice(6)));
    expect(report).toMatchObject({ beginning: 'excerpt', first: 7, last: 20 });
    expect(report?.broken).toBeUndefined();
  });
});

describe('an export that its log has noted', () => {
  const exported = { event: 'audit.exported', rows: 17 };

  test('ends with that entry under a signature', async () => {
    const { lines } = await makeLog([...EVENTS.slice(0, 16), exported, EVENTS[0]!], 6);
    const report = await verifyText(exportOf(lines, true));
    expect(report).toMatchObject({ isEndBound: true, witnessed: 18 });
    expect(report?.broken).toBeUndefined();
  });

  test('is broken where it was cut at an earlier signature', async () => {
    const { lines } = await makeLog([...EVENTS.slice(0, 16), exported, EVENTS[0]!], 6);
    const cut = exportOf(lines.slice(0, 14), true);
    expect((await verifyText(cut))?.broken).toEqual({ kind: 'tail', seq: 13, since: 13 });
    const part = await verifyText(exportOf(lines.slice(0, 14)));
    expect(part).toMatchObject({ isEndBound: false, last: 12 });
  });

  test('does not begin later than the log', async () => {
    const { lines } = await makeLog([...EVENTS.slice(0, 16), exported, EVENTS[0]!], 6);
    const late = await verifyText(exportOf(lines.slice(6), true));
    expect(late?.broken).toMatchObject({ kind: 'beginning', seq: 7 });
  });
});

test('rows that an anchor witnesses are missing at the end', async () => {
  const lines = LOG.lines.filter((line) => line.kind === 'anchor' || line.row.seq < 17);
  expect((await verifyLog(lines, OPTIONS)).broken).toEqual({ kind: 'gap', seq: 17, since: 13 });
});

test('what follows the last anchor is not witnessed, and so is its loss', async () => {
  const report = await verifyLog(LOG.lines.slice(0, -1), OPTIONS);
  expect(report).toMatchObject({ last: 19, witnessed: 18 });
  expect(report.broken).toBeUndefined();
});

test('the verifier needs no keys to verify', async () => {
  const provider = createSmProvider({ randomBytes: random });
  const report = await verifyLog(LOG.lines, { ...OPTIONS, provider });
  expect(report.broken).toBeUndefined();
  expect(SIGNER).not.toBe(provider);
});

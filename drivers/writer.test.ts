import { expect, test } from 'vitest';
import { ok } from '../contract/result.ts';
import { createWriter, MAX_UNSETTLED_WRITES } from './writer.ts';

const BYTES = Uint8Array.of(1);

test('what a port does not take waits up to a limit; the rest is refused, unwritten', async () => {
  const taken: (() => void)[] = [];
  const write = createWriter({
    write: () => new Promise((resolve) => taken.push(() => resolve(ok()))),
  });
  const waiting = Array.from({ length: MAX_UNSETTLED_WRITES }, () => write(BYTES));
  expect(await write(BYTES)).toMatchObject({ error: { code: 'DEVICE_SILENT' } });
  expect(taken).toHaveLength(MAX_UNSETTLED_WRITES);
  taken[0]?.();
  expect(await waiting[0]).toEqual(ok());
  void write(BYTES);
  expect(taken).toHaveLength(MAX_UNSETTLED_WRITES + 1);
});

test('a port that takes what it gets may be written to without end', async () => {
  const write = createWriter({ write: () => Promise.resolve(ok()) });
  for (let count = 0; count < 10 * MAX_UNSETTLED_WRITES; count++) {
    expect(await write(BYTES)).toEqual(ok());
  }
});

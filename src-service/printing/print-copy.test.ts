import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../contract/clock.node.ts';
import { unwrap } from '../../contract/result.ts';
import { pagesOf } from '../../simulator/printer/paper-path.ts';
import { simulatedPrinter } from '../../simulator/printer/printer.fixture.ts';
import type { Progress } from './follow-job.ts';
import { PAPERS } from './paper.ts';
import { testPage, testPress } from './press.test-support.ts';
import { type CopyOrder, fileCopy, type Press, printCopy } from './print-copy.ts';

function orderOf(signal: AbortSignal, progress: Progress[] = []): CopyOrder {
  return {
    ...{ pages: [testPage(), testPage()], copies: 1, paper: PAPERS.A4, clock: systemClock, signal },
    onProgress: (each) => progress.push(each),
  };
}

test('a copy comes out, sheet by sheet', { timeout: 20_000 }, async () => {
  const { uri, last } = await simulatedPrinter();
  const press = testPress({ printer: uri });
  const progress: Progress[] = [];
  const done = await printCopy(press, orderOf(new AbortController().signal, progress));
  expect(done).toEqual({ ok: true });
  expect(progress[0]).toEqual({ finished: 0 });
  expect(progress.some(({ finished }) => finished === 1)).toBe(true);
  expect(pagesOf((await last())!)).toBe(2);
});

test('given up, the job is cancelled at the printer', { timeout: 20_000 }, async () => {
  const { uri, set, last } = await simulatedPrinter();
  const press = testPress({ printer: uri });
  await set('no-paper');
  const end = new AbortController();
  const progress: Progress[] = [];
  const printing = printCopy(press, orderOf(end.signal, progress));
  await expect.poll(() => progress.at(-1)?.failure?.code, { timeout: 5_000 }).toBe('PRINTER_PAPER');
  end.abort();
  expect(await printing).toEqual({ ok: false, error: 'cancelled' });
  const [job] = unwrap(await press.client.jobsNamed(press.jobName));
  expect(job?.state).toBe('cancelled');
  await set('ready');
  expect(await last()).toBeUndefined();
});

test('a printer that is off fails at once, and tells why', async () => {
  const { uri, set } = await simulatedPrinter();
  const press = testPress({ printer: uri });
  await set('off');
  const done = await printCopy(press, orderOf(new AbortController().signal));
  expect(done).toMatchObject({ ok: false, error: { code: 'PRINTER_UNREACHABLE' } });
});

test('cut off on the way, only what is left of this copy is cleared', async () => {
  const { uri } = await simulatedPrinter();
  const press = testPress({ printer: uri });
  const named: string[] = [];
  const spool: Press['spool'] = {
    ...press.spool,
    clearNamed: (name) => Promise.resolve(void named.push(name)),
  };
  const copy = () => printCopy({ ...press, spool }, orderOf(AbortSignal.abort()));
  expect(await copy()).toEqual({ ok: false, error: 'cancelled' });
  expect(await copy()).toEqual({ ok: false, error: 'cancelled' });
  expect(new Set(named).size).toBe(2);
  for (const name of named) expect(name).toMatch(/^liangma-TEST-01\.[0-9a-f]{12}$/);
});

test('a copy as a file', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'liangma-copies-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const order = { pages: [testPage()], paper: PAPERS.A5 };
  expect(await fileCopy(folder, order)).toEqual({ ok: true });
  expect(readdirSync(folder)).toHaveLength(1);
});

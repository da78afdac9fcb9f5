import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../contract/clock.node.ts';
import { configSchema } from '../../contract/config.ts';
import { type Failure, failure } from '../../contract/failures.ts';
import type { LogRecord } from '../../contract/log.ts';
import type { PrintJob } from '../../contract/printing.ts';
import { err, ok, type Result, unwrap } from '../../contract/result.ts';
import { pagesOf } from '../../simulator/printer/paper-path.ts';
import { simulatedPrinter } from '../../simulator/printer/printer.fixture.ts';
import { ENTRY, TOKEN, VERIFIED } from '../session/test-data.ts';
import type { OpenCertificate } from './open-certificate.ts';
import type { Press } from './print-copy.ts';
import { createPrintDesk } from './print-desk.ts';
import { testPage, testPress } from './press.test-support.ts';

const SESSION = { sessionId: 's1' };
const OPEN: OpenCertificate = {
  ...{ entry: ENTRY, validTo: '2026-11-30', verified: VERIFIED, token: TOKEN },
  ...{ isPrintable: true, check: 'UNSUPPORTED' },
};
const COPY = { ...SESSION, certificateId: 'c1', pages: 2, copies: 1, target: 'printer' } as const;
const STALE = { ok: false, error: { reason: 'stale' } };
const orgName = { 'zh-CN': '云岭省政务服务中心', en: 'Hall' };

interface Stand {
  readonly press?: Press;
  readonly saveFolder?: string;
  readonly mode?: 'counter' | 'self-service';
  readonly noted?: Result<undefined, Failure>;
}

function stand({ press, saveFolder, mode = 'counter', noted = ok() }: Stand) {
  let open: OpenCertificate | undefined = OPEN;
  const orders: PrintJob[] = [];
  const ends: PrintJob[] = [];
  const logged: LogRecord[] = [];
  let extended = 0;
  const printing = configSchema.shape.printing.parse({ ...(saveFolder ? { saveFolder } : {}) });
  const desk = createPrintDesk({
    config: { printing, mode, terminal: { id: 'K03', windowNo: '', orgName } as never },
    ...{ press, clock: systemClock, log: (record) => void logged.push(record) },
    opened: (session, certificate) => (session === 's1' && certificate === 'c1' ? open : undefined),
    itemName: () => '不动产抵押登记',
    rightNow: () => Date.UTC(2026, 10, 22),
    onOrder(_certificate, job) {
      orders.push(job);
      return noted;
    },
    onEnd: (_certificate, job) => ends.push(job),
    onProgress: () => extended++,
    onChange: () => {},
  });
  onTestFinished(() => desk.stop());
  const show = (next: OpenCertificate | undefined): void => void (open = next);
  return { desk, orders, ends, logged, show, extended: () => extended };
}

function folder(): string {
  const made = mkdtempSync(path.join(os.tmpdir(), 'liangma-copies-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

function pageOf(jobId: number, page: number) {
  const { jpeg, width: widthPt, height: heightPt } = testPage();
  return { ...SESSION, jobId, page, jpeg, widthPt, heightPt, isWhole: true };
}

/** Begins a copy and hands its pages over. */
function collected({ desk }: ReturnType<typeof stand>, copy = {}): number {
  const { jobId } = unwrap(desk.begin({ ...COPY, ...copy }));
  for (const page of [1, 2]) expect(desk.page(pageOf(jobId, page))).toEqual(ok(null));
  return jobId;
}

test(
  'a copy is begun with its mark, collected, printed, and told of',
  { timeout: 20_000 },
  async () => {
    const { uri, last } = await simulatedPrinter();
    const counter = stand({ press: testPress({ printer: uri }) });
    const { desk, orders, ends } = counter;
    const { mark } = unwrap(desk.begin(COPY));
    expect(mark.tile).toContain('不动产抵押登记');
    expect(mark.foot[2]).toContain('2026-11-30');
    expect(mark.foot[3]).toBe('印章未经验证');
    const jobId = collected(counter);
    expect(desk.view()).toMatchObject({ id: jobId, state: 'collecting', finished: 2, pages: 2 });
    expect(desk.send({ ...SESSION, jobId })).toEqual(ok(null));
    expect(orders).toHaveLength(1);
    expect(desk.begin(COPY)).toEqual(STALE);
    await expect.poll(() => desk.view()?.state, { timeout: 10_000 }).toBe('done');
    expect(desk.view()).toMatchObject({ finished: 2, pages: 2 });
    expect(pagesOf((await last())!)).toBe(2);
    expect(ends.map(({ state }) => state)).toEqual(['done']);
    expect(counter.extended()).toBeGreaterThan(2);
  },
);

test(
  'the session over, the job is cancelled and nothing of a page is left',
  { timeout: 20_000 },
  async () => {
    const { uri, set, last } = await simulatedPrinter();
    await set('paused');
    const press = testPress({ printer: uri });
    const { desk, ends } = stand({ press });
    const { jobId } = unwrap(desk.begin(COPY));
    const pages = [pageOf(jobId, 1), pageOf(jobId, 2)];
    for (const page of pages) expect(desk.page(page).ok).toBe(true);
    expect(desk.send({ ...SESSION, jobId }).ok).toBe(true);
    await expect.poll(() => desk.view()?.failure?.code, { timeout: 5_000 }).toBe('PRINTER_PAUSED');
    desk.keepOnly('s2');
    expect(desk.view()).toBeUndefined();
    await expect.poll(() => ends[0]?.state, { timeout: 5_000 }).toBe('cancelled');
    for (const { jpeg } of pages) expect(jpeg.every((byte) => byte === 0)).toBe(true);
    const [job] = unwrap(await press.client.jobsNamed(press.jobName));
    expect(job?.state).toBe('cancelled');
    await set('ready');
    expect(await last()).toBeUndefined();
  },
);

test('a clerk saves a copy, where there is a folder', async () => {
  const saveFolder = folder();
  const counter = stand({ saveFolder });
  const { desk } = counter;
  expect(desk.begin(COPY)).toEqual(STALE);
  const jobId = collected(counter, { target: 'folder' });
  expect(desk.send({ ...SESSION, jobId }).ok).toBe(true);
  await expect.poll(() => desk.view()?.state).toBe('done');
  expect(readdirSync(saveFolder)).toHaveLength(1);
});

test('nobody saves at a self-service terminal', () => {
  const { desk } = stand({ saveFolder: folder(), mode: 'self-service' });
  expect(desk.begin({ ...COPY, target: 'folder' })).toEqual(STALE);
});

test('a folder that cannot be written fails, and says so', async () => {
  const counter = stand({ saveFolder: path.join(folder(), 'gone') });
  const jobId = collected(counter, { target: 'folder' });
  expect(counter.desk.send({ ...SESSION, jobId }).ok).toBe(true);
  await expect.poll(() => counter.desk.view()?.failure?.code).toBe('PRINT_SAVE_FAILED');
  expect(counter.ends).toMatchObject([{ state: 'failed' }]);
});

test('a copy that breaks off has failed, is wiped, and another one can be begun', async () => {
  const press: Press = {
    ...{ jobName: 'liangma-TEST-01', spool: { failure: () => undefined } as Press['spool'] },
    watch: { view: () => ({ state: 'ready', low: [] }) } as unknown as Press['watch'],
    client: {
      print: () => Promise.reject(new RangeError('of a page')),
    } as unknown as Press['client'],
  };
  const counter = stand({ press });
  const { desk, ends, logged } = counter;
  const { jobId } = unwrap(desk.begin(COPY));
  const pages = [pageOf(jobId, 1), pageOf(jobId, 2)];
  for (const page of pages) expect(desk.page(page).ok).toBe(true);
  expect(desk.send({ ...SESSION, jobId }).ok).toBe(true);
  await expect.poll(() => desk.view()?.state).toBe('failed');
  expect(ends).toMatchObject([{ state: 'failed', failure: { code: 'PRINT_ABORTED' } }]);
  expect(logged).toEqual([{ event: 'print.broken-off', name: 'RangeError' }]);
  for (const { jpeg } of pages) expect(jpeg.every((byte) => byte === 0)).toBe(true);
  expect(desk.begin(COPY).ok).toBe(true);
});

test('without its entry in the log nothing is printed', () => {
  const why = failure('STORE_FAILED', 'audit');
  const saveFolder = folder();
  const counter = stand({ saveFolder, noted: err(why) });
  const jobId = collected(counter, { target: 'folder' });
  const refused = { ok: false, error: { reason: 'failed', failure: why } };
  expect(counter.desk.send({ ...SESSION, jobId })).toEqual(refused);
  expect(counter.desk.view()).toBeUndefined();
  expect(readdirSync(saveFolder)).toEqual([]);
});

test('what is not open, or must not be printed, is not begun', () => {
  const { desk, show } = stand({ saveFolder: folder() });
  const copy = { ...COPY, target: 'folder' } as const;
  expect(desk.begin({ ...copy, certificateId: 'c2' })).toEqual(STALE);
  expect(desk.begin({ ...copy, pages: 201 })).toMatchObject({
    error: { failure: { code: 'PRINT_TOO_LARGE' } },
  });
  show({ ...OPEN, isPrintable: false });
  expect(desk.begin(copy)).toMatchObject({ error: { failure: { code: 'PRINT_UNSOUND' } } });
  show(undefined);
  expect(desk.begin(copy)).toEqual(STALE);
});

test('a printer that cannot print says why before a page is drawn', async () => {
  const { uri, set } = await simulatedPrinter();
  await set('no-paper');
  const press = testPress({ printer: uri });
  await press.watch.look();
  const { desk } = stand({ press });
  expect(desk.begin(COPY)).toMatchObject({ error: { failure: { code: 'PRINTER_PAPER' } } });
});

test('while a copy of somebody else may still come out, none is begun', async () => {
  const { uri } = await simulatedPrinter();
  const press = testPress({ printer: uri });
  const why = failure('PRINTER_FAULT', 'job not cancelled');
  const { desk } = stand({ press: { ...press, spool: { ...press.spool, failure: () => why } } });
  expect(desk.begin(COPY)).toMatchObject({ error: { failure: { code: 'PRINTER_FAULT' } } });
});

test('none is sent that was begun before a job of somebody else stayed', () => {
  const stays: { why?: Failure } = {};
  const press = {
    ...{ jobName: 'liangma-TEST-01', spool: { failure: () => stays.why } as Press['spool'] },
    watch: { view: () => ({ state: 'ready', low: [] }) } as unknown as Press['watch'],
    client: {} as unknown as Press['client'],
  };
  const counter = stand({ press });
  const jobId = collected(counter);
  stays.why = failure('PRINTER_FAULT', 'job not cancelled');
  expect(counter.desk.send({ ...SESSION, jobId })).toMatchObject({ error: { failure: stays.why } });
  expect([counter.orders, counter.desk.view()]).toEqual([[], undefined]);
});

test('while a job is being cancelled the next one waits, and stays if that fails', async () => {
  const stays: { why?: Failure } = {};
  const sent: string[] = [];
  const held: (() => void)[] = [];
  const press = {
    ...{ jobName: 'liangma-TEST-01', spool: { failure: () => stays.why } as Press['spool'] },
    watch: { view: () => ({ state: 'ready', low: [] }) } as unknown as Press['watch'],
    client: {
      print({ jobName }: { jobName: string }) {
        sent.push(jobName);
        return new Promise((_, reject) => held.push(() => reject(new Error('cut off'))));
      },
    } as unknown as Press['client'],
  };
  const counter = stand({ press });
  const { desk, ends } = counter;
  expect(desk.send({ ...SESSION, jobId: collected(counter) }).ok).toBe(true);
  await expect.poll(() => held.length).toBe(1);
  desk.keepOnly('s2');
  expect(desk.send({ ...SESSION, jobId: collected(counter) }).ok).toBe(true);
  expect(desk.view()?.state).toBe('sending');
  await new Promise((later) => setTimeout(later, 20));
  expect(sent).toHaveLength(1);
  stays.why = failure('PRINTER_FAULT', 'job not cancelled');
  held[0]?.();
  await expect.poll(() => desk.view()?.state).toBe('failed');
  expect(sent).toHaveLength(1);
  expect(ends.at(-1)).toMatchObject({ state: 'failed', failure: stays.why });
});

test('a page of which something is missing ends the copy', () => {
  const { desk } = stand({ saveFolder: folder() });
  const { jobId } = unwrap(desk.begin({ ...COPY, target: 'folder' }));
  expect(desk.page(pageOf(jobId, 1)).ok).toBe(true);
  const cut = { ...pageOf(jobId, 2), isWhole: false };
  expect(desk.page(cut)).toMatchObject({
    error: { failure: { code: 'PRINT_INCOMPLETE', detail: 'page 2' } },
  });
  expect(cut.jpeg.every((byte) => byte === 0)).toBe(true);
  expect(desk.view()).toBeUndefined();
});

test('pages of another session, another copy, out of order or none at all', () => {
  const counter = stand({ saveFolder: folder() });
  const { desk } = counter;
  const begin = () => unwrap(desk.begin({ ...COPY, target: 'folder' })).jobId;
  const jobId = begin();
  const foreign = { ...pageOf(jobId, 1), sessionId: 's2' };
  expect(desk.page(foreign)).toEqual(STALE);
  expect(foreign.jpeg.every((byte) => byte === 0)).toBe(true);
  expect(desk.page(pageOf(jobId + 1, 1))).toEqual(STALE);
  expect(desk.send({ ...SESSION, jobId })).toEqual(STALE);
  expect(desk.page(pageOf(jobId, 2))).toEqual({ ok: false, error: { reason: 'invalid' } });
  expect(desk.view()).toBeUndefined();
  const noPicture = { ...pageOf(begin(), 1), jpeg: Uint8Array.of(1, 2) };
  expect(desk.page(noPicture)).toEqual({ ok: false, error: { reason: 'invalid' } });
});

test('the certificate closed, no more of it is taken', () => {
  const { desk, show } = stand({ saveFolder: folder() });
  const { jobId } = unwrap(desk.begin({ ...COPY, target: 'folder' }));
  show(undefined);
  expect(desk.page(pageOf(jobId, 1))).toEqual(STALE);
});

test('cancelled while pages come, they are gone', () => {
  const { desk } = stand({ saveFolder: folder() });
  const { jobId } = unwrap(desk.begin({ ...COPY, target: 'folder' }));
  const first = pageOf(jobId, 1);
  expect(desk.page(first).ok).toBe(true);
  expect(desk.cancel({ sessionId: 's2', jobId })).toEqual(STALE);
  expect(desk.cancel({ ...SESSION, jobId })).toEqual(ok(null));
  expect(first.jpeg.every((byte) => byte === 0)).toBe(true);
  expect(desk.view()).toBeUndefined();
});

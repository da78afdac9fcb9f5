import { createCanvas } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../contract/clock.node.ts';
import { unwrap } from '../../contract/result.ts';
import { simulatedPrinter } from '../../simulator/printer/printer.fixture.ts';
import type { Progress } from '../../src-service/printing/follow-job.ts';
import { PAPERS } from '../../src-service/printing/paper.ts';
import { testPage, testPress } from '../../src-service/printing/press.test-support.ts';
import type { Press } from '../../src-service/printing/print-copy.ts';
import { printCopy } from '../../src-service/printing/print-copy.ts';
import { type Cups, missingForCups, startCups } from '../support/cups.ts';

const MISSING = missingForCups();
if (MISSING !== undefined) console.warn(`${MISSING}: the tests with CUPS are skipped`);

async function cups(lines?: string): Promise<Cups> {
  const started = await startCups(lines);
  onTestFinished(() => started.dispose());
  return started;
}

/** A press at a queue of that CUPS, whose state was asked once. */
async function pressAt({ socket }: Cups, printer: string): Promise<Press> {
  const press = testPress({ printer, socket });
  await press.watch.look();
  return press;
}

function order(signal = new AbortController().signal, progress: Progress[] = [], copies = 1) {
  return {
    ...{ pages: [testPage(), testPage()], copies, paper: PAPERS.A4, clock: systemClock, signal },
    onProgress: (each: Progress) => progress.push(each),
  };
}

/** Pages of a PDF, and the ink on the first: share of pixels that are not white. */
async function printed(bytes: Uint8Array): Promise<{ pages: number; size: number[]; ink: number }> {
  const task = getDocument({ data: Uint8Array.from(bytes), useSystemFonts: false });
  const pdf = await task.promise;
  const page = await pdf.getPage(1);
  const viewport = page.getViewport({ scale: 1 });
  const size = [Math.round(viewport.width), Math.round(viewport.height)];
  const canvas = createCanvas(size[0] ?? 0, size[1] ?? 0);
  await page.render({ canvas: canvas as never, viewport }).promise;
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let dark = 0;
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) dark++;
  const pages = pdf.numPages;
  await task.destroy();
  return { pages, size, ink: dark / (data.length / 4) };
}

describe.skipIf(MISSING !== undefined)('a real CUPS', () => {
  test('prints a copy through its own filters, and keeps nothing of it', async () => {
    // It would keep everything if it were not told otherwise.
    const service = await cups('PreserveJobFiles Yes\nPreserveJobHistory Yes');
    await service.addFileQueue('hall');
    const press = await pressAt(service, 'hall');
    expect(press.watch.view()).toEqual({ state: 'ready', low: [] });
    expect(press.watch.status()?.isCups).toBe(true);
    expect(await printCopy(press, order())).toEqual({ ok: true });
    const { pages, size, ink } = await printed(await service.output('hall'));
    expect([pages, size]).toEqual([2, [595, 842]]);
    // A box of 50 by 20 points on A4.
    expect(ink).toBeCloseTo((50 * 20) / (595 * 842), 3);
    expect(await service.spooled()).toEqual([]);
    expect(press.spool.diagnostics()).toEqual([]);
    expect(unwrap(await press.client.jobsNamed(press.jobName))).toEqual([]);
    // The log that it does keep names the terminal and nobody else.
    expect(await service.pageLog()).toMatch(/^hall \S+ \d+ \[[^\]]+\] total 2 .*liangma-TEST-01/m);
  });

  test('prints copies as often as they are wanted', async () => {
    const service = await cups();
    await service.addFileQueue('hall');
    const press = await pressAt(service, 'hall');
    const ordered = order(new AbortController().signal, [], 3);
    expect(await printCopy(press, ordered)).toEqual({ ok: true });
    expect(await service.pageLog()).toMatch(/^hall \S+ \d+ \[[^\]]+\] total 6 /m);
  });

  test('tells that it is paused, and takes nothing where it rejects', async () => {
    const service = await cups();
    await service.addFileQueue('hall');
    const press = await pressAt(service, 'hall');
    await service.command('cupsdisable', 'hall');
    expect((await press.watch.look()).failure?.code).toBe('PRINTER_PAUSED');
    await service.command('cupsenable', 'hall');
    expect(await press.watch.look()).toEqual({ state: 'ready', low: [] });
    await service.command('cupsreject', 'hall');
    expect((await press.watch.look()).failure?.code).toBe('PRINTER_PAUSED');
    const refused = await printCopy(press, order());
    expect(refused).toMatchObject({ ok: false, error: { code: 'PRINTER_PAUSED' } });
  });

  test('has no queue of another name', async () => {
    const press = await pressAt(await cups(), 'nowhere');
    expect(press.watch.view().failure?.code).toBe('PRINTER_UNKNOWN');
  });

  test('given up, a job leaves queue and spool', async () => {
    const service = await cups();
    await service.addFileQueue('hall');
    await service.command('cupsdisable', 'hall');
    const press = await pressAt(service, 'hall');
    const end = new AbortController();
    const progress: Progress[] = [];
    const printing = printCopy(press, order(end.signal, progress));
    const waits = (): unknown => progress.at(-1)?.failure?.code;
    await expect.poll(waits, { timeout: 10_000 }).toBe('PRINTER_PAUSED');
    expect(await service.spooled()).toContain('d00001-001');
    end.abort();
    expect(await printing).toEqual({ ok: false, error: 'cancelled' });
    expect(await service.spooled()).toEqual([]);
    await service.command('cupsenable', 'hall');
    expect(await service.output('hall')).toHaveLength(0);
  });

  test('what a service that died has left is removed at the next start', async () => {
    const service = await cups();
    await service.addFileQueue('hall');
    await service.command('cupsdisable', 'hall');
    const { client, jobName, spool } = await pressAt(service, 'hall');
    const { jpeg } = testPage();
    const signal = new AbortController().signal;
    const job = { copies: 1, media: 'iso_a4_210x297mm', jobName, timeoutMs: 5_000, signal };
    expect((await client.print({ ...job, pdf: [Buffer.from('%PDF-1.4\n'), jpeg] })).ok).toBe(true);
    expect(await service.spooled()).toContain('d00001-001');
    await spool.clearNamed(jobName);
    expect(await service.spooled()).toEqual([]);
  });

  test('passes on what its printer says: out of paper, then printed', async () => {
    const service = await cups();
    const printer = await simulatedPrinter();
    await service.addIppQueue('hall', printer.uri);
    await printer.set('no-paper');
    const press = await pressAt(service, 'hall');
    const progress: Progress[] = [];
    const printing = printCopy(press, order(undefined, progress));
    const waits = (): unknown => progress.at(-1)?.failure?.code;
    await expect.poll(waits, { timeout: 20_000 }).toBe('PRINTER_PAPER');
    await printer.set('ready');
    expect(await printing).toEqual({ ok: true });
    expect((await printed((await printer.last())!)).pages).toBe(2);
    expect(await service.spooled()).toEqual([]);
  });
});

test.skipIf(MISSING !== undefined)(
  'without CUPS the printer is said to be out of reach',
  async () => {
    const service = await startCups();
    const { socket } = service;
    await service.dispose();
    const press = testPress({ printer: 'hall', socket });
    expect((await press.watch.look()).failure?.code).toBe('PRINTER_UNREACHABLE');
  },
);

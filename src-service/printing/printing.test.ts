import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../contract/clock.node.ts';
import { configSchema, type TerminalConfig } from '../../contract/config.ts';
import { ok, unwrap } from '../../contract/result.ts';
import { simulatedPrinter } from '../../simulator/printer/printer.fixture.ts';
import { createPrinting } from './printing.ts';
import { testPress } from './press.test-support.ts';

function printingOf(printing: object, mode: TerminalConfig['mode'] = 'counter') {
  const config = {
    ...{ mode, terminal: { id: 'TEST-01', windowNo: '', orgName: { 'zh-CN': '厅', en: 'Hall' } } },
    printing: configSchema.shape.printing.parse(printing),
  } as TerminalConfig;
  const made = createPrinting({
    ...{ config, clock: systemClock, log: () => {}, rightNow: () => 0 },
    ...{ opened: () => undefined, itemName: () => '事项', onOrder: () => ok() },
    ...{ onEnd: () => {}, onProgress: () => {}, onChange: () => {} },
  });
  onTestFinished(() => made.stop());
  return made;
}

test('where nothing is configured nothing is shown', () => {
  expect(printingOf({}).view()).toBeUndefined();
  expect(printingOf({ saveFolder: '/srv/copies' }, 'self-service').view()).toBeUndefined();
  expect(printingOf({ saveFolder: '/srv/copies' }).view()).toEqual({ saves: true });
});

test('the printer is asked from the start', async () => {
  const { uri, set } = await simulatedPrinter();
  const made = printingOf({ printer: uri });
  expect(made.view()?.printer?.state).toBe('unknown');
  made.start();
  await expect.poll(() => made.view()?.printer?.state).toBe('ready');
  await set('jam');
  // A list of certificates is open: it is asked at once, and often.
  made.entered({ state: 'certificates', id: 's1' } as never);
  await expect.poll(() => made.view()?.printer?.failure?.code).toBe('PRINTER_JAM');
});

test('a job that was left is ended at the start', async () => {
  const { uri, set } = await simulatedPrinter();
  await set('no-paper');
  const { client, jobName } = testPress({ printer: uri });
  const signal = new AbortController().signal;
  const copy = { copies: 1, media: 'iso_a4_210x297mm', jobName, timeoutMs: 3_000, signal };
  const job = unwrap(await client.print({ ...copy, pdf: [Buffer.from('<</Type /Page>>')] }));
  printingOf({ printer: uri }).start();
  await expect.poll(async () => unwrap(await client.job(job.id))?.state).toBe('cancelled');
});

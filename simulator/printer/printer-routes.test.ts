import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { decodeIpp } from '../../drivers/protocol/ipp/decode.ts';
import { encodeIpp, IPP_LANGUAGE } from '../../drivers/protocol/ipp/encode.ts';
import { jobStatusesOf, jobStatusOf } from '../../drivers/protocol/ipp/job-status.ts';
import { printerStatusOf } from '../../drivers/protocol/ipp/printer-status.ts';
import { GROUP, OPERATION, STATUS, TAG } from '../../drivers/protocol/ipp/tags.ts';
import { unwrap } from '../../contract/result.ts';
import { startSimulation, type Simulation } from '../devices/simulation.ts';
import { printerStateSchema } from './printer-state.ts';

let simulation: Simulation;
beforeEach(async () => {
  const runDir = await mkdtemp(path.join(tmpdir(), 'liangma-printer-'));
  const platformUrl = 'http://127.0.0.1:9';
  simulation = await startSimulation({ port: 0, platformUrl, runDir, link: 'tcp' });
  return async () => {
    await simulation.stop();
    await rm(runDir, { recursive: true });
  };
});

async function ask(code: number, document = '', attributes: { id?: number; which?: string } = {}) {
  const { id, which } = attributes;
  const operation = [
    ...IPP_LANGUAGE,
    ...(id === undefined ? [] : [{ name: 'job-id', tag: TAG.integer, values: [id] }]),
    ...(which === undefined ? [] : [{ name: 'which-jobs', tag: TAG.keyword, values: [which] }]),
    { name: 'job-name', tag: TAG.name, values: ['neutral'] },
  ];
  const head = encodeIpp({
    ...{ code, requestId: 7 },
    groups: [{ tag: GROUP.operation, attributes: operation }],
  });
  const body = Buffer.concat([head, Buffer.from(document)]);
  const reply = await fetch(`${simulation.url}/ipp/print`, { method: 'POST', body });
  expect(reply.headers.get('content-type')).toBe('application/ipp');
  const message = unwrap(decodeIpp(new Uint8Array(await reply.arrayBuffer())));
  expect(message.requestId).toBe(7);
  return message;
}

async function put(condition: string): Promise<Response> {
  return fetch(`${simulation.url}/api/printer`, {
    method: 'PUT',
    body: JSON.stringify({ condition }),
  });
}

test('it prints, tells of its jobs, and shows what came out', async () => {
  const job = jobStatusOf(await ask(OPERATION.printJob, '<< /Type /Page >>'));
  expect(job).toMatchObject({ id: 1, state: 'processing', name: 'neutral' });
  await expect
    .poll(async () => jobStatusOf(await ask(OPERATION.getJobAttributes, '', { id: 1 }))?.state, {
      timeout: 5_000,
    })
    .toBe('completed');
  const ended = jobStatusesOf(await ask(OPERATION.getJobs, '', { which: 'completed' }));
  expect(ended.map(({ id, sides }) => [id, sides])).toEqual([[1, 1]]);
  const last = await fetch(`${simulation.url}/api/printer/last`);
  expect(await last.text()).toBe('<< /Type /Page >>');
  const state = await (await fetch(`${simulation.url}/api/printer`)).json();
  expect(printerStateSchema.parse(state)).toEqual({ condition: 'ready', waiting: 0, sheets: 1 });
});

test.each([
  ['no-paper', 'PRINTER_PAPER'],
  ['jam', 'PRINTER_JAM'],
  ['cover-open', 'PRINTER_COVER'],
  ['no-toner', 'PRINTER_SUPPLY'],
  ['paused', 'PRINTER_PAUSED'],
])('%s is told as %s', async (condition, code) => {
  expect((await put(condition)).ok).toBe(true);
  const status = printerStatusOf(await ask(OPERATION.getPrinterAttributes));
  expect(status).toMatchObject({ state: 'stopped', failure: { code }, isCups: false });
});

test('low paper is told, and prints', async () => {
  await put('paper-low');
  const status = printerStatusOf(await ask(OPERATION.getPrinterAttributes));
  expect(status).toMatchObject({ state: 'idle', failure: undefined, low: ['paper'] });
});

test('without power nobody is answered', async () => {
  await put('off');
  await expect(ask(OPERATION.getPrinterAttributes)).rejects.toThrow();
  await put('ready');
  expect((await ask(OPERATION.getPrinterAttributes)).code).toBe(STATUS.ok);
});

test('what is no PDF, no request, no job or no condition is refused', async () => {
  expect((await ask(OPERATION.printJob, 'text')).code).toBe(STATUS.formatNotSupported);
  expect((await ask(0x3fff)).code).toBe(STATUS.operationNotSupported);
  expect((await ask(OPERATION.cancelJob, '', { id: 5 })).code).toBe(STATUS.notFound);
  expect((await ask(OPERATION.getJobAttributes, '', { id: 5 })).code).toBe(STATUS.notFound);
  expect((await put('on fire')).status).toBe(400);
  expect((await fetch(`${simulation.url}/api/printer/last`)).status).toBe(404);
  expect((await fetch(`${simulation.url}/api/printer/x`)).status).toBe(404);
});

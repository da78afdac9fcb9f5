import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcp, type AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { createIppClient, type IppClient } from './ipp-client.ts';
import { simulatedPrinter } from '../../simulator/printer/printer.fixture.ts';
import { testPress } from './press.test-support.ts';

const PDF = Buffer.from('<< /Type /Page >> << /Type /Page >>');

function copyOf(signal = new AbortController().signal) {
  const media = 'iso_a4_210x297mm';
  return { pdf: [PDF], copies: 2, media, jobName: 'liangma-TEST-01', timeoutMs: 3_000, signal };
}

/** A client of a print service that answers as the test has it. */
async function clientOf(listener: RequestListener): Promise<IppClient> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  const at = { host: '127.0.0.1', port };
  return createIppClient({ printerUri: 'ipp://127.0.0.1/p', path: '/p', at });
}

test('a copy is printed, followed and found by its name', async () => {
  const { uri, last } = await simulatedPrinter();
  const { client } = testPress({ printer: uri });
  const job = unwrap(await client.print(copyOf()));
  expect(job).toMatchObject({ id: 1, name: 'liangma-TEST-01' });
  await expect
    .poll(async () => unwrap(await client.job(1))?.state, { timeout: 8_000 })
    .toBe('completed');
  expect(unwrap(await client.job(1))?.sides).toBe(4);
  expect(unwrap(await client.jobsNamed('liangma-TEST-01')).map(({ id }) => id)).toEqual([1]);
  expect(unwrap(await client.jobsNamed('another'))).toEqual([]);
  expect(Buffer.from((await last())!).toString()).toBe(PDF.toString());
});

test('a job can be cancelled; one that nobody knows is gone already', async () => {
  const { client } = testPress({ printer: (await simulatedPrinter()).uri });
  const { id } = unwrap(await client.print(copyOf()));
  expect((await client.cancel(id, false)).ok).toBe(true);
  expect(unwrap(await client.job(id))?.state).toBe('cancelled');
  expect(await client.cancel(id, false)).toMatchObject({ error: { code: 'PRINT_REFUSED' } });
  expect((await client.cancel(99, true)).ok).toBe(true);
  expect(unwrap(await client.job(99))).toBeUndefined();
});

test('the state of the printer is read', async () => {
  const { uri, set } = await simulatedPrinter();
  const { client } = testPress({ printer: uri });
  expect(unwrap(await client.printer())).toMatchObject({ state: 'idle', failure: undefined });
  await set('no-paper');
  expect(unwrap(await client.printer()).failure?.code).toBe('PRINTER_PAPER');
  await set('off');
  expect(await client.printer()).toMatchObject({ error: { code: 'PRINTER_UNREACHABLE' } });
});

test('nobody listens', async () => {
  const client = createIppClient({
    ...{ printerUri: 'ipp://localhost/printers/a', path: '/printers/a' },
    at: { socketPath: '/nowhere/cups.sock' },
  });
  expect(await client.printer()).toEqual({
    ...{ ok: false, error: { code: 'PRINTER_UNREACHABLE', detail: 'ENOENT' } },
  });
});

test.each([
  [404, 'PRINTER_UNKNOWN'],
  [401, 'PRINT_REFUSED'],
  [500, 'PRINTER_REPLY_INVALID'],
])('HTTP %i is %s', async (status, code) => {
  const client = await clientOf((_request, response) => response.writeHead(status).end());
  expect(await client.printer()).toMatchObject({ error: { code, detail: `HTTP ${status}` } });
});

test.each([
  ['0406', 'PRINTER_UNKNOWN'],
  ['0506', 'PRINTER_PAUSED'],
  ['040a', 'PRINT_REFUSED'],
  ['0000', 'PRINTER_REPLY_INVALID'],
])('IPP 0x%s is %s', async (status, code) => {
  const reply = Buffer.from(`0200${status}0000000103`, 'hex');
  const client = await clientOf((request, response) => {
    request.resume().on('end', () => response.end(reply));
  });
  expect(await client.print(copyOf())).toMatchObject({ error: { code } });
});

test('a reply that is no IPP, or far too long, is refused', async () => {
  const html = await clientOf((_request, response) => response.end('<html>'));
  expect(await html.printer()).toMatchObject({ error: { code: 'PRINTER_REPLY_INVALID' } });
  const flood = await clientOf((_request, response) => {
    response.writeHead(200);
    const more = (): void => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536)));
    };
    response.on('drain', more);
    more();
  });
  expect(await flood.printer()).toMatchObject({
    error: { code: 'PRINTER_REPLY_INVALID', detail: 'too long' },
  });
});

test('handing over ends with its signal, and with its time', async () => {
  const silent = createTcp(() => {});
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void silent.close());
  const { port } = silent.address() as AddressInfo;
  const at = { host: '127.0.0.1', port };
  const client = createIppClient({ printerUri: 'ipp://127.0.0.1/p', path: '/p', at });
  const late = await client.print({ ...copyOf(), timeoutMs: 200 });
  expect(late).toMatchObject({ error: { code: 'PRINTER_UNREACHABLE' } });
  const end = new AbortController();
  setTimeout(() => end.abort(), 100);
  const begun = performance.now();
  expect((await client.print(copyOf(end.signal))).ok).toBe(false);
  expect(performance.now() - begun).toBeLessThan(2_000);
});

import { once } from 'node:events';
import { request } from 'node:http';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { devicesStateSchema, familyInfoSchema, shownFaultPlanSchema } from '../control-api.ts';
import { CARDS } from '../data/cards.ts';
import { startSimulation, type Simulation } from './simulation.ts';
import { TEST_CARD } from './test-card.test-support.ts';

let simulation: Simulation;
let port: number;

beforeEach(async () => {
  const dir = await mkdtemp(join(tmpdir(), 'liangma-control-'));
  const dockDir = join(dir, 'dock');
  await mkdir(dockDir);
  await writeFile(join(dir, 'secret.txt'), 'secret');
  await writeFile(join(dockDir, 'index.html'), '<!doctype html>');
  await writeFile(join(dockDir, 'app.js'), '1');
  await symlink(join(dir, 'secret.txt'), join(dockDir, 'link.txt'));
  const platformUrl = 'http://127.0.0.1:9/base';
  simulation = await startSimulation({ port: 0, platformUrl, runDir: dir, link: 'tcp', dockDir });
  port = Number(new URL(simulation.url).port);
  return async () => {
    await simulation.stop();
    await rm(dir, { recursive: true });
  };
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** Sends the path as it is, which `fetch` would tidy up. */
async function send(
  method: string,
  path: string,
  body?: string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const sent = request({ host: '127.0.0.1', port, method, path, headers });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [import('node:http').IncomingMessage];
  let text = '';
  for await (const chunk of response) text += String(chunk);
  return { status: response.statusCode, headers: response.headers, text };
}

test('the state tells every device as the contract has it', async () => {
  const { status, text } = await send('GET', '/api/state');
  expect(status).toBe(200);
  const state = devicesStateSchema.parse(JSON.parse(text));
  expect(state).toMatchObject({ platformUrl: 'http://127.0.0.1:9/base', link: 'tcp' });
  expect(state.devices.map(({ id, plugged }) => [id, plugged])).toEqual([
    ['scanner-1', true],
    ['reader-1', true],
  ]);
});

test('a scan goes over the cable, and not over an unplugged one', async () => {
  const cable = connect(Number(simulation.devices[0]!.link.path.split(':')[2]), '127.0.0.1');
  onTestFinished(() => void cable.destroy());
  await once(cable, 'connect');
  const heard = once(cable, 'data');
  const scan = JSON.stringify({ text: 'A1' });
  expect((await send('POST', '/api/scanners/scanner-1/scan', scan)).status).toBe(200);
  expect(String((await heard)[0])).toBe(']Q1A1\r');

  const hungUp = once(cable, 'close');
  const unplugged = await send('POST', '/api/devices/scanner-1/unplug');
  expect(JSON.parse(unplugged.text)).toMatchObject({ plugged: false });
  await hungUp;
  expect((await send('POST', '/api/scanners/scanner-1/scan', scan)).status).toBe(409);
  const plugged = await send('POST', '/api/devices/scanner-1/plug');
  expect(JSON.parse(plugged.text)).toMatchObject({ plugged: true });
});

test('a card is put down and lifted', async () => {
  const put = await send('PUT', '/api/readers/reader-1/card', JSON.stringify(TEST_CARD));
  expect(JSON.parse(put.text)).toMatchObject({ id: 'reader-1', card: 'tian' });
  const lifted = await send('DELETE', '/api/readers/reader-1/card');
  expect(JSON.parse(lifted.text)).not.toHaveProperty('card');
});

test.each([
  ['POST', '/api/scanners/scanner-1/scan', '{', 400],
  ['POST', '/api/scanners/scanner-1/scan', '{"text":""}', 400],
  ['POST', '/api/scanners/scanner-1/scan', `"${'x'.repeat(70_000)}"`, 413],
  ['POST', '/api/scanners/reader-1/scan', '{"text":"a"}', 404],
  ['PUT', '/api/readers/scanner-1/card', '{}', 404],
  ['PUT', '/api/readers/reader-1/card', '{}', 400],
  ['POST', '/api/devices/nobody/plug', '', 404],
  ['GET', '/api/devices/scanner-1/plug', '', 404],
  ['POST', '/', '', 405],
])('%s %s with %.12s is refused with %i', async (method, path, body, expected) => {
  const { status, text } = await send(method, path, body);
  expect(status).toBe(expected);
  expect(JSON.parse(text)).toHaveProperty('error');
});

test('a foreign host name and a foreign origin are refused, the own origin is not', async () => {
  const path = '/api/devices/scanner-1/unplug';
  expect((await send('GET', '/api/state', '', { host: 'evil.example' })).status).toBe(403);
  const foreign = { origin: 'http://evil.example' };
  expect((await send('POST', path, '', foreign)).status).toBe(403);
  expect((await send('POST', path, '', { origin: 'null' })).status).toBe(403);
  expect((await send('POST', path, '', { origin: simulation.url })).status).toBe(200);
});

test('pages come with their type and a policy that names the platform', async () => {
  const page = await send('GET', '/');
  expect(page).toMatchObject({ status: 200, text: '<!doctype html>' });
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(page.headers['content-security-policy']).toContain(
    "connect-src 'self' http://127.0.0.1:9;",
  );
  expect((await send('GET', '/app.js')).headers['content-type']).toContain('javascript');
});

test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/link.txt', '/%00', '/no'])(
  'nothing outside of the folder is served: %s',
  async (path) => {
    const { status, text } = await send('GET', path);
    expect(status).toBe(404);
    expect(text).not.toBe('secret');
  },
);

test('a device of a family is plugged in, moved, spoiled, and taken away', async () => {
  const added = await send('POST', '/api/devices', '{"id":"ssi-1","family":"ssi"}');
  expect(JSON.parse(added.text)).toMatchObject({ id: 'ssi-1', family: 'ssi', plugged: true });
  expect((await send('POST', '/api/devices', '{"id":"ssi-1","family":"sdt"}')).status).toBe(409);
  const { path } = JSON.parse(added.text) as { path: string };
  const moved = await send('POST', '/api/devices/ssi-1/move');
  expect((JSON.parse(moved.text) as { path: string }).path).not.toBe(path);

  const spoiled = await send('PUT', '/api/devices/ssi-1/faults', '{"name":"flood"}');
  expect(JSON.parse(spoiled.text)).toMatchObject({ faults: { name: 'flood' } });
  const own = '{"plan":{"about":"mine","seed":1,"drop":1}}';
  const byHand = await send('PUT', '/api/devices/ssi-1/faults', own);
  expect(JSON.parse(byHand.text)).toMatchObject({ faults: { about: 'mine' } });
  const well = await send('DELETE', '/api/devices/ssi-1/faults');
  expect(JSON.parse(well.text)).not.toHaveProperty('faults');
  expect((await send('DELETE', '/api/devices/ssi-1')).status).toBe(200);
  expect((await send('POST', '/api/devices/ssi-1/plug')).status).toBe(404);
});

test('families and fault plans can be listed; the reader takes a card of any layout', async () => {
  const families = familyInfoSchema
    .array()
    .parse(JSON.parse((await send('GET', '/api/families')).text));
  expect(families).toHaveLength(12);
  const plans = shownFaultPlanSchema
    .array()
    .parse(JSON.parse((await send('GET', '/api/fault-plans')).text));
  expect(plans.map(({ id }) => id)).toContain('everything');
  for (const card of CARDS) {
    const put = await send('PUT', '/api/readers/reader-1/card', JSON.stringify(card));
    expect(JSON.parse(put.text)).toMatchObject({ card: card.citizenId });
  }
});

test.each([
  ['POST', '/api/devices', '{"id":"../x","family":"ssi"}', 400],
  ['POST', '/api/devices', '{"id":"x","family":"toaster"}', 400],
  ['PUT', '/api/devices/scanner-1/faults', '{"name":"no-such"}', 404],
  ['PUT', '/api/devices/scanner-1/faults', '{"plan":{"about":"","seed":1,"drop":2}}', 400],
  ['PUT', '/api/readers/reader-1/answer', '{"to":"find","sw3":"zz"}', 400],
  ['PUT', '/api/readers/reader-1/card', '{"layout":"passport"}', 400],
])('%s %s with %s is refused with %i', async (method, path, body, expected) => {
  expect((await send(method, path, body)).status).toBe(expected);
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { devices } from '../../src-cli/commands/devices.ts';
import { recordedConsole, type RecordedConsole } from '../../src-cli/console.test-support.ts';
import { hasSocat } from '../../simulator/devices/pty-link.ts';
import { startSimulation } from '../../simulator/devices/simulation.ts';
import { TEST_CARD } from '../../simulator/devices/test-card.test-support.ts';

// The technician's actions on devices that are there, over real lines.

const LINK = (await hasSocat()) ? 'pty' : 'tcp';

interface Bench {
  readonly cwd: string;
  readonly call: (method: string, path: string, body?: unknown) => Promise<unknown>;
  /** Starts `liangma devices …`; settles with its exit code. */
  readonly run: (...args: string[]) => {
    readonly console: RecordedConsole;
    readonly code: Promise<number>;
  };
}

async function bench(): Promise<Bench> {
  const cwd = mkdtempSync(join(tmpdir(), 'liangma-actions-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  const [runDir, busDir] = [join(cwd, 'run'), join(cwd, 'bus')];
  const platformUrl = 'http://127.0.0.1:1';
  const simulation = await startSimulation({ port: 0, platformUrl, runDir, busDir, link: LINK });
  onTestFinished(() => simulation.stop());
  const paths = simulation.devices.map(({ link }) => link.path);
  const template = readFileSync('simulator/liangma.simulated.toml', 'utf8');
  const text = template.replaceAll('"/dev/null"', () => JSON.stringify(paths.shift()));
  const bus = `\n[simulation]\nbusDir = ${JSON.stringify(busDir)}\n`;
  writeFileSync(join(cwd, 'liangma.toml'), text.replace(/\n\[simulation\][^[]*/, '') + bus);
  return {
    cwd,
    async call(method, path, body) {
      const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
      const reply = await fetch(simulation.url + path, init);
      expect(reply.status).toBeLessThan(300);
      return reply.json();
    },
    run(...args) {
      const console = recordedConsole({ cwd });
      return { console, code: devices.run(args, console) };
    },
  };
}

/** Waits for a line on the console, then lets the world go on. */
async function says(console: RecordedConsole, part: string): Promise<void> {
  await vi.waitFor(() => expect(console.said.join('\n')).toContain(part), { timeout: 8_000 });
}

test('a scanner that was adopted beeps, and reads when it is triggered', async () => {
  const { call, run } = await bench();
  await call('POST', '/api/devices', { id: 'op', family: 'opticon', isCommanded: true });
  const list = run();
  expect(await list.code).toBe(0);
  const line = list.console.said.find((one) => one.includes('opticon-serial'));
  const [id = ''] = line?.trim().split(/\s+/) ?? [];
  expect(line).toMatch(/ adopted +ready/);

  const identify = run('identify', id);
  expect(await identify.code).toBe(0);
  // Written is not yet arrived: the line has a buffer.
  await expect
    .poll(async () => JSON.stringify(await call('GET', '/api/state')))
    .toContain('"what":"beep"');

  const trigger = run('trigger', id);
  await says(trigger.console, 'is reading');
  await call('POST', '/api/scanners/op/scan', { text: 'A code that nobody should see' });
  expect(await trigger.code).toBe(0);
  expect(trigger.console.said.at(-1)).toMatch(/^\]Q1 qr-code, 29 bytes: A co…ee$/);
});

test('a scanner without commands is asked nothing', async () => {
  const { call, run } = await bench();
  const identify = run('identify', 'scanner-1');
  expect(await identify.code).toBe(1);
  expect(identify.console.complained).toEqual(['scanner-1 cannot do that: identify']);
  const trigger = run('trigger', 'scanner-1');
  await says(trigger.console, 'scan a code by hand');
  await call('POST', '/api/scanners/scanner-1/scan', { text: 'short' });
  expect(await trigger.code).toBe(0);
  expect(trigger.console.said.at(-1)).toContain('5 bytes: *****');
});

test('a card is shown masked', async () => {
  const { call, run } = await bench();
  const read = run('read-card', 'reader-1');
  await says(read.console, 'Put a card');
  await call('PUT', '/api/readers/reader-1/card', TEST_CARD);
  expect(await read.code).toBe(0);
  const said = read.console.said.join('\n');
  expect(said).toContain('Card resident');
  expect(said).toMatch(/idNo +\d{6}\*{8}/);
  for (const secret of [TEST_CARD.idNo, TEST_CARD.birth]) expect(said).not.toContain(secret);
  const scanner = run('read-card', 'scanner-1');
  expect(await scanner.code).toBe(2);
});

test('what was recorded is replayed, and differs when a byte does', async () => {
  const { call, cwd, run } = await bench();
  const record = run('record', 'scanner-1', 'own.json', '--seconds', '2');
  await says(record.console, 'Recording scanner-1');
  await call('POST', '/api/scanners/scanner-1/scan', { text: '测试码 TEST' });
  expect(await record.code).toBe(0);
  expect(record.console.said.at(-1)).toMatch(/own\.json: [1-9]\d* chunks, 1 events$/);
  const replay = run('replay', 'own.json', '--model', 'generic-serial');
  expect(await replay.code).toBe(0);

  const file = join(cwd, 'own.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('测试码', '测试吗'));
  const changed = run('replay', 'own.json', '--model', 'generic-serial');
  expect(await changed.code).toBe(1);
  expect(changed.console.complained[0]).toContain('event 1 (scan): another text');
  expect(changed.console.complained[0]).not.toContain('测试');

  const again = run('record', 'scanner-1', 'own.json', '--seconds', '0.2');
  expect(await again.code).toBe(1);
  expect(again.console.complained[0]).toContain('cannot be written (EEXIST)');
});

/** A reader whose answer to “is a card there?” is the number on the card; gives its id. */
async function stxReader({ call, cwd }: Bench): Promise<string> {
  const { path } = (await call('POST', '/api/devices', { id: 'stx', family: 'stx' })) as {
    path: string;
  };
  const reader = `\n[[devices]]\nid = "reader-2"\nmodel = "stx-serial"\npath = "${path}"\n`;
  const file = join(cwd, 'liangma.toml');
  writeFileSync(file, readFileSync(file, 'utf8') + reader);
  return 'reader-2';
}

const PERSON = (['utf16le', 'ascii', 'utf8'] as const).flatMap((encoding) =>
  [TEST_CARD.name, TEST_CARD.idNo, TEST_CARD.birth].map((text) =>
    encoding === 'ascii' && /[^\d]/.test(text) ? text : Buffer.from(text, encoding).toString('hex'),
  ),
);

function expectNobody(content: string): void {
  for (const secret of [...PERSON, TEST_CARD.name, TEST_CARD.idNo]) {
    expect(content).not.toContain(secret);
  }
}

test.each([
  ['put down later', 'sdt'],
  ['lying there from the start', 'sdt'],
  ['put down later', 'stx'],
  ['lying there from the start', 'stx'],
])('the recording of a reader holds nothing of a card: %s, %s', async (when, family) => {
  const one = await bench();
  const id = family === 'stx' ? await stxReader(one) : 'reader-1';
  const putCard = `/api/readers/${family === 'stx' ? 'stx' : id}/card`;
  if (when !== 'put down later') await one.call('PUT', putCard, TEST_CARD);
  const record = one.run('record', id, 'reader.json', '--seconds', '2');
  await says(record.console, `Recording ${id}`);
  expect(record.console.complained[0]).toContain('Nothing that may be of a card is recorded');
  if (when === 'put down later') await one.call('PUT', putCard, TEST_CARD);
  expect(await record.code).toBe(0);
  expect(record.console.said.at(-1)).toMatch(/^[1-9]\d* chunks are left out/);
  const content = readFileSync(join(one.cwd, 'reader.json'), 'utf8');
  expect(content).toContain(family === 'stx' ? '020003ca0102' : 'aaaaaa9669');
  expectNobody(content);
  const replay = one.run('replay', 'reader.json', '--model', `${family}-serial`);
  expect(replay.console.complained).toEqual([]);
  expect(await replay.code).toBe(0);
});

test('a specimen card is recorded where somebody says that it is one', async () => {
  const { call, cwd, run } = await bench();
  const record = run('record', 'reader-1', 'specimen.json', '--specimen', '--seconds', '3');
  await says(record.console, 'Recording reader-1');
  expect(record.console.complained[0]).toContain("specimen cards only, never a person's");
  await call('PUT', '/api/readers/reader-1/card', TEST_CARD);
  expect(await record.code).toBe(0);
  expect(readFileSync(join(cwd, 'specimen.json'), 'utf8')).toContain(TEST_CARD.idNo);
  const replay = run('replay', 'specimen.json', '--model', 'sdt-serial');
  expect(await replay.code).toBe(0);
});

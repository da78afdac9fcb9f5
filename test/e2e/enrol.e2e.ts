import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { readConfigFile } from '../../contract/config-file.node.ts';
import { enrolmentRequestSchema } from '../../contract/enrolment.ts';
import { unwrap } from '../../contract/result.ts';
import { keyFingerprint, verifyEnrolmentRequest } from '../../crypto/enrolment.ts';
import { createSmProvider } from '../../crypto/sm-provider.ts';
import { killService } from '../support/kill-service.ts';
import { ROOT } from '../../tools/paths.ts';
import { expect, test } from './terminal.ts';

/** `liangma enrol …` as a technician on a machine without a screen calls it. */
async function enrol(...args: string[]) {
  const { DISPLAY, ...env } = process.env;
  const child = spawn(process.execPath, ['src-cli/liangma.ts', 'enrol', ...args], {
    cwd: ROOT,
    env: { ...env, LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (part: Buffer) => (out += part.toString()));
  child.stderr.on('data', (part: Buffer) => (err += part.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

test('keys are made once; the request proves them; looking makes none', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'liangma-enrol-'));
  const config = path.join(folder, 'liangma.toml');
  writeFileSync(config, readFileSync(path.join(ROOT, 'simulator/liangma.simulated.toml')));
  try {
    const before = await enrol('--config', config, '--show');
    expect(before).toMatchObject({ code: 1, out: '' });
    expect(before.err).toContain('has no keys yet');

    const first = await enrol('--config', config);
    expect(first.code).toBe(0);
    const request = enrolmentRequestSchema.parse(JSON.parse(first.out));
    expect(request.terminalId).toBe('SIM-HALL-01-K03');
    const anybody = createSmProvider({ randomBytes });
    expect((await verifyEnrolmentRequest(request, anybody)).ok).toBe(true);
    expect(first.err).toContain('The keys are new');

    const { dataDir } = unwrap(readConfigFile(config, {}));
    const file = path.join(dataDir, 'terminal-keys.json');
    const held = readFileSync(file);
    const shown = await enrol('--config', config, '--show');
    expect(shown.code).toBe(0);
    expect(shown.out).toContain(keyFingerprint(request.publicKeys.sign));
    expect(shown.out).toContain(keyFingerprint(request.publicKeys.encrypt));
    expect(readFileSync(file)).toEqual(held);

    // A damaged file is left alone until new keys are asked for by name.
    writeFileSync(file, '{}');
    const damaged = await enrol('--config', config);
    expect(damaged).toMatchObject({ code: 1, out: '' });
    expect(damaged.err).toContain('cannot be opened here');
    const out = path.join(folder, 'request.json');
    expect((await enrol('--config', config, '--renew', '--out', out)).code).toBe(0);
    const renewed = enrolmentRequestSchema.parse(JSON.parse(readFileSync(out, 'utf8')));
    expect(renewed.publicKeys).not.toEqual(request.publicKeys);
    expect(readdirSync(dataDir).filter((name) => name.includes('.replaced-'))).toHaveLength(1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the running terminal holds its keys where no page and no log sees them', async ({
  start,
}) => {
  const terminal = await start({ mode: 'self-service' });
  const { page, view, log, simulation } = terminal;
  const { dataDir } = unwrap(readConfigFile(simulation.configFile, {}));
  const file = path.join(dataDir, 'terminal-keys.json');
  const { by, key } = JSON.parse(readFileSync(file, 'utf8')) as { by: string; key: string };
  // A key store that really protects would keep this test from knowing what to look for.
  test.skip(by === 'os', 'the key store of this machine hides the keys from the test');
  const bytes = Buffer.from(key, 'base64');
  const halves = [bytes.subarray(0, 32), bytes.subarray(32)];
  const forms = halves.flatMap((half) => [half.toString('hex'), half.toString('base64')]);
  // A service that starts again is told the keys again, and everything is logged anew.
  await killService(terminal);
  await terminal.until('the next service', ({ service }) => service.restarts === 1);
  await expect.poll(log).toContain('service.started');
  const seen = [log(), JSON.stringify(await view()), await page.content()].join('\n');
  for (const form of [...forms, key]) expect(seen).not.toContain(form.slice(0, 40));

  // Its key store is its own while it runs.
  const meanwhile = await enrol('--config', simulation.configFile);
  expect(meanwhile).toMatchObject({ code: 1, out: '' });
  expect(meanwhile.err).toContain('The terminal is running');
});

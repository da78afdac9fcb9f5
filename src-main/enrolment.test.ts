import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { configSchema } from '../contract/config.ts';
import { enrolmentAnswerSchema } from '../contract/enrolment.ts';
import { unwrap } from '../contract/result.ts';
import { verifyEnrolmentRequest } from '../crypto/enrolment.ts';
import { createSmProvider } from '../crypto/sm-provider.ts';
import { answerEnrolment } from './enrolment.ts';
import { loadTerminalKeys } from './key-custody.ts';
import type { OsKeyStore } from './sealed-secret.ts';

const NEVER = (): Promise<never> => Promise.reject(new Error('locked'));
const NO_STORE: OsKeyStore = { isStrong: () => Promise.resolve(false), seal: NEVER, unseal: NEVER };
const STORE: OsKeyStore = {
  isStrong: () => Promise.resolve(true),
  seal: (text) => Promise.resolve(Buffer.from(text).reverse()),
  unseal: (sealed) => Promise.resolve(Buffer.from(sealed).reverse().toString()),
};
const NAME = { 'zh-CN': '示例', en: 'Sample' };

function terminal() {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'liangma-enrol-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  return configSchema.parse({
    dataDir,
    terminal: { id: 'T-1', orgCode: '11100000000013338W', orgName: NAME, regionCode: '390000' },
    platform: {
      hubUrl: 'http://127.0.0.1:9/hub',
      homeCodeSystemId: '1390000',
      hubKeys: [`04${'0'.repeat(128)}`],
    },
    items: [{ code: 'I-1', name: NAME, scopes: ['*'] }],
  });
}

test('the first request makes the keys, the next ones name the same', async () => {
  const config = terminal();
  const first = await answerEnrolment('request', config, NO_STORE, 0);
  expect(enrolmentAnswerSchema.parse(first)).toEqual(first);
  expect(first).toMatchObject({ ok: true, areNew: true, protectedByOs: false });
  if (!first.ok) return;
  expect(first.request).toMatchObject({ terminalId: 'T-1', regionCode: '390000' });
  const anybody = createSmProvider({ randomBytes });
  expect((await verifyEnrolmentRequest(first.request, anybody)).ok).toBe(true);
  for (const order of ['request', 'show'] as const) {
    const { publicKeys } = first.request;
    expect(await answerEnrolment(order, config, NO_STORE, 1)).toMatchObject({
      ...{ ok: true, areNew: false, request: { publicKeys } },
    });
  }
});

test('the keys are those that the terminal will sign with, and not in the answer', async () => {
  const config = terminal();
  const answer = await answerEnrolment('request', config, STORE, 0);
  const { keys } = unwrap(await loadTerminalKeys(config.dataDir, STORE));
  const provider = createSmProvider({ keys, randomBytes });
  expect(answer).toMatchObject({
    request: { publicKeys: unwrap(await provider.publicKeys()) },
    protectedByOs: true,
  });
  const told = JSON.stringify(answer);
  expect(told).not.toContain(keys.sign);
  expect(told).not.toContain(keys.encrypt);
});

test('looking makes no keys', async () => {
  const config = terminal();
  expect(await answerEnrolment('show', config, NO_STORE, 0)).toEqual({ ok: false, why: 'no-keys' });
  expect(readdirSync(config.dataDir)).toEqual([]);
});

test('keys that cannot be opened here are left alone', async () => {
  const config = terminal();
  await answerEnrolment('request', config, STORE, 0);
  const file = path.join(config.dataDir, 'terminal-keys.json');
  const before = readFileSync(file);
  for (const order of ['request', 'show'] as const) {
    expect(await answerEnrolment(order, config, NO_STORE, 1)).toEqual({
      ok: false,
      why: 'keys-unreadable',
    });
  }
  expect(readFileSync(file)).toEqual(before);
  const renewed = await answerEnrolment('renew', config, NO_STORE, 2);
  expect(renewed).toMatchObject({ ok: true, keptAs: 'terminal-keys.replaced-2.json' });
  expect(readFileSync(path.join(config.dataDir, 'terminal-keys.replaced-2.json'))).toEqual(before);
});

test('keys that are renewed where a key store has come do not stay open', async () => {
  const config = terminal();
  await answerEnrolment('request', config, NO_STORE, 0);
  const renewed = await answerEnrolment('renew', config, STORE, 2);
  expect(renewed).toMatchObject({ ok: true, keptAs: 'terminal-keys.replaced-2.json' });
  for (const name of ['terminal-keys.json', 'terminal-keys.replaced-2.json']) {
    const written: unknown = JSON.parse(readFileSync(path.join(config.dataDir, name), 'utf8'));
    expect(written).toMatchObject({ by: 'os' });
  }
});

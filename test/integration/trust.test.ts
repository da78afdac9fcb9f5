import { spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { systemClock } from '../../contract/clock.node.ts';
import { configSchema } from '../../contract/config.ts';
import { unwrap } from '../../contract/result.ts';
import { makePrivateKeys } from '../../crypto/private-key.ts';
import { createSmProvider } from '../../crypto/sm-provider.ts';
import { parseCode } from '../../govcode/parse.ts';
import { SIMULATED_PROFILES } from '../../govcode/profiles.ts';
import { samePerson } from '../../identity/same-person.ts';
import {
  DEFAULT_POLICY,
  type Effect,
  issuedCodeSchema,
  type Policy,
  type ScanSession,
  type TranscriptEntry,
} from '../../simulator/control-api.ts';
import { citizenById } from '../../simulator/data/citizens.ts';
import { HUB_SIGN_KEY } from '../../simulator/data/keys.ts';
import { ENROLMENT_CODE } from '../../simulator/platform/hub/enrol.ts';
import { createPlatformClient } from '../../src-service/platform/platform.ts';
import type { CardInput, CodeInput } from '../../src-service/session/model.ts';
import { CARD, CONFIG, ITEM } from '../../src-service/session/test-data.ts';
import { type ReadyChild, startReady } from '../../tools/simulation/child.ts';

const RUN = { item: ITEM };
const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

let folder: string;
let platform: ReadyChild<{ url: string }>;
let url: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'trust-'));
  const certificates = path.join(folder, 'certificates');
  const draw = 'simulator/platform/certificates/main.ts';
  const drawn = spawnSync(process.execPath, [draw, '--out', certificates], { stdio: 'pipe' });
  expect(drawn.status).toBe(0);
  platform = await startReady(
    'simulator/platform/main.ts',
    ['--port', '0', '--certificates', certificates],
    (ready) => z.object({ url: z.string() }).parse(ready),
  );
  url = platform.ready.url;
}, 60_000);
afterAll(async () => {
  await platform.stop();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  await policy({});
  await sim('transcript', 'DELETE');
});

async function sim<T>(name: string, method = 'GET', body?: unknown): Promise<T> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const reply = await fetch(`${url}/sim/${name}`, init);
  expect(reply.status).toBe(200);
  return (await reply.json()) as T;
}
const policy = (change: Partial<Policy>) =>
  sim('policy', 'PUT', { ...DEFAULT_POLICY, signatures: 'required', ...change });
/** Every exchange but the table's, oldest first. */
const exchanges = async () =>
  (await sim<TranscriptEntry[]>('transcript'))
    .filter(({ method, operation }) => method === 'POST' && operation !== 'provincial')
    .reverse();

/** A terminal with keys of its own that nobody knows yet. */
function terminal() {
  const dataDir = mkdtempSync(path.join(folder, 'data-'));
  const config = configSchema.parse({
    ...{ dataDir, terminal: CONFIG.terminal, items: [ITEM] },
    platform: {
      ...{ hubUrl: `${url}/hub`, hubKeys: [HUB_SIGN_KEY], enrolmentCode: ENROLMENT_CODE },
      homeCodeSystemId: '1390000',
    },
  });
  const client = createPlatformClient({
    ...{ config, keys: makePrivateKeys(random), clock: systemClock, random: Math.random },
    ...{ randomBytes: random, log: () => {}, onChange: () => {} },
  });
  onTestFinished(() => client.router.stop());
  return client;
}

async function codeOf(citizenId: string, codeSystemId: string): Promise<CodeInput> {
  const issued = await sim('codes', 'POST', { citizenId, codeSystemId });
  const { code } = issuedCodeSchema.parse(issued);
  const parsed = parseCode(code, SIMULATED_PROFILES, { now: Date.now(), symbology: ']Q1' });
  const { content, profileId: profile } = unwrap(parsed);
  const scanned = { codeContent: content, symbology: ']Q1', scannedAt: Date.now() };
  return { via: 'code', requestId: randomUUID(), codeSystemId, profile, code: scanned };
}

function cardOf(citizenId: string): CardInput {
  const { idNo, name, cardValidTo: validTo } = citizenById(citizenId)!;
  const holder = { ...CARD.holder, idType: '111', idNo, name, validTo } as const;
  return { ...CARD, requestId: randomUUID(), holder, readAt: Date.now() };
}

/** The terminal is refused at first, enrols, and from then on everything is right on both sides. */
async function expectTrust(operations: readonly string[]): Promise<void> {
  const [unknown, ...known] = await exchanges();
  expect([unknown?.operation, unknown?.httpStatus]).toEqual(['verify', 403]);
  expect(known.map(({ operation }) => operation)).toEqual(['enrol', ...operations]);
  for (const { requestSigned, replySigned } of known) {
    expect([requestSigned, replySigned]).toEqual(['valid', true]);
  }
  expect(known.slice(1).every(({ sealed }) => sealed)).toBe(true);
}

describe('from a code to the certificates', () => {
  test.each([[false], [true]])('through the hub alone: %s', async (relayOnly) => {
    await policy({ relayOnly });
    const { way } = terminal();
    const verified = unwrap(await way.verify(await codeOf('zhang', '1390000'), RUN));
    const grant = unwrap(await way.authorise(verified, RUN));
    expect(grant.entries).toHaveLength(4);
    for (const entry of grant.entries) {
      const bytes = unwrap(await way.fetch(entry, verified.route, grant.accessToken, RUN));
      expect(bytes.length).toBe(entry.sizeBytes);
    }
    const files = grant.entries.map(() => 'file');
    await expectTrust(['verify', 'token', 'list', ...files]);
    const kinds = (await sim<Effect[]>('effects')).map(({ kind }) => kind);
    expect(kinds.slice(-7)).toEqual([
      ...['verified', 'consented', 'listed', 'delivered', 'delivered', 'delivered', 'delivered'],
    ]);
  });

  test('of a platform of the province, whose token reply names the holder under seal', async () => {
    const { way } = terminal();
    const verified = unwrap(await way.verify(await codeOf('zhang', '1390100'), RUN));
    expect(verified.route.certificates.kind).toBe('provincial');
    const { accessToken, entries } = unwrap(await way.authorise(verified, RUN));
    expect(accessToken.holder()?.idNo).toBe(citizenById('zhang')?.idNo);
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.every(({ sm3, mediaType }) => !sm3 && mediaType === 'application/pdf')).toBe(
      true,
    );
    const bytes = unwrap(await way.fetch(entries[0]!, verified.route, accessToken, RUN));
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    accessToken.wipe();
    expect((await way.fetch(entries[0]!, verified.route, accessToken, RUN)).ok).toBe(false);
  });
});

describe('whose code and whose card', () => {
  test('is known by the digest under the nonce that was sent', async () => {
    const { way } = terminal();
    const { reply, nonce } = unwrap(await way.verify(await codeOf('li', '1390000'), RUN));
    const crypto = createSmProvider({ randomBytes: random });
    const same = (citizenId: string) =>
      samePerson(cardOf(citizenId).holder, { ...reply, nonce }, crypto);
    expect(reply.holderDigest).toBeDefined();
    expect([await same('li'), await same('zhang')]).toEqual(['same', 'different']);
  });
  test('the code system itself refuses to join two people', async () => {
    const { way } = terminal();
    const code = unwrap(await way.verify(await codeOf('li', '1390000'), RUN));
    expect(await way.join(cardOf('zhang'), code, RUN)).toMatchObject({
      error: { code: 'PERSON_MISMATCH' },
    });
    expect((await way.join(cardOf('li'), code, RUN)).ok).toBe(true);
  });
});

describe('a code that the terminal shows', () => {
  const onPhone = async (code: string, action: 'scan' | 'confirm' | 'refuse') => {
    const open = (await sim<ScanSession[]>('scan-sessions')).find((one) => one.scanCode === code);
    await sim(`scan-sessions/${open?.ref}`, 'POST', { citizenId: 'zhang', action });
  };

  test('is scanned and confirmed on the phone: verification and token at once', async () => {
    const { way } = terminal();
    const session = unwrap(await way.openScan(RUN));
    let wasScanned = (): void => {};
    const scanned = new Promise<void>((resolve) => (wasScanned = resolve));
    const outcome = session.outcome(() => wasScanned());
    await onPhone(session.scanCode, 'scan');
    await scanned;
    await onPhone(session.scanCode, 'confirm');
    const { verified, token } = unwrap(await outcome);
    expect(verified.reply.nameMasked).toBe('张*岚');
    const { entries } = unwrap(await way.list(verified, token, RUN));
    expect(entries).toHaveLength(4);
  });
  test('may be refused on the phone, and given up at the terminal', async () => {
    const { way } = terminal();
    const refused = unwrap(await way.openScan(RUN));
    const outcome = refused.outcome(() => {});
    await onPhone(refused.scanCode, 'scan');
    await onPhone(refused.scanCode, 'refuse');
    expect(await outcome).toMatchObject({ error: { code: 'CONSENT_REFUSED' } });
    const controller = new AbortController();
    const given = unwrap(await way.openScan({ ...RUN, signal: controller.signal }));
    const ending = given.outcome(() => {});
    controller.abort();
    expect(await ending).toMatchObject({ error: { code: 'SCAN_SESSION_CANCELLED' } });
    await expect
      .poll(async () => (await sim<ScanSession[]>('scan-sessions')).map(({ state }) => state))
      .toContain('CANCELLED');
  });
});

test('two clocks that are ten minutes apart meet in the middle of the first request', async () => {
  await policy({ clockOffsetS: -600 });
  const { way, diagnostics } = terminal();
  const verified = unwrap(await way.verify(await codeOf('zhang', '1390000'), RUN));
  expect(verified.consentForMs).toBeGreaterThan(60_000);
  unwrap(await way.authorise(verified, RUN));
  expect(diagnostics()).toMatchObject([{ key: 'clock-skew', detail: '600' }]);
});

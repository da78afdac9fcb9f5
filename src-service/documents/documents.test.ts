import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { unwrap } from '../../contract/result.ts';
import { issueCrl } from '../../documents/builder/issue-certificate.ts';
import {
  AUTHORITY,
  MAKER,
  NOW,
  randomBytes,
  ROOT,
  SIGNED_AT,
  SIGNER_SERIAL,
} from '../../documents/seal/signed-samples.test-support.ts';
import { serve } from '../platform/http.fixture.ts';
import { ENTRY } from '../session/test-data.ts';
import { createDocuments, trustPlaces } from './documents.ts';
import { HOLDER, LISTED, sealed } from './sealed-files.test-support.ts';

const CONFIG = { trust: [], crlUrls: [], crlHours: 12 };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'liangma-documents-'));
  mkdirSync(path.join(folder, 'trust'));
  writeFileSync(path.join(folder, 'trust', 'authority.cer'), AUTHORITY.certificate);
  writeFileSync(path.join(folder, 'trust', 'maker.cer'), MAKER.certificate);
});
afterEach(() => rmSync(folder, { recursive: true }));

function stand(crlUrls: readonly string[]) {
  const clock = manualClock(NOW);
  const documents = createDocuments({
    config: {
      dataDir: path.join(folder, 'data'),
      documents: { trust: [path.join(folder, 'trust')], crlUrls: [...crlUrls], crlHours: 12 },
    },
    ...{ clock, rightNow: () => clock.now(), log: () => {}, onChange: () => {} },
  });
  onTestFinished(() => documents.stop());
  return { clock, documents };
}

test(
  'a certificate of whom a fetched list calls revoked is wrong from then on',
  { timeout: 60_000 },
  async () => {
    const revoked = [{ serial: SIGNER_SERIAL, since: SIGNED_AT - 1 }];
    const list = issueCrl(AUTHORITY, NOW, revoked, randomBytes);
    const { url } = await serve((_request, response) => void response.end(list));
    const { clock, documents } = stand([`${url}/seals.crl`]);
    const file = () => ({
      ...{ bytes: sealed(), mediaType: 'application/ofd' as const },
      ...{ listed: { ...ENTRY, ...LISTED }, holder: HOLDER },
    });
    const check = async () => unwrap(await documents.check(file(), new AbortController().signal));
    expect((await check()).state).toBe('VALID');
    documents.start();
    clock.advance(10_000);
    await expect
      .poll(async () => (documents.sessionOver(), (await check()).state), { timeout: 30_000 })
      .toBe('INVALID');
    expect(documents.diagnostics()).toEqual([]);
  },
);

test(
  'a certificate that lies among fetched lists is not believed',
  { timeout: 60_000 },
  async () => {
    const { url } = await serve((_request, response) => void response.end(ROOT.certificate));
    const { clock, documents } = stand([`${url}/seals.crl`]);
    documents.start();
    clock.advance(10_000);
    await expect
      .poll(() => documents.diagnostics(), { timeout: 30_000 })
      .toMatchObject([
        { key: 'crl-not-fetched', detail: expect.stringContaining('no list') as string },
      ]);
  },
);

test('the test authority of the simulation is believed in the simulation alone', () => {
  const documents = { ...CONFIG, trust: ['/etc/trust'] };
  expect(trustPlaces({ documents })).toEqual(['/etc/trust']);
  expect(trustPlaces({ documents, simulation: {} })).toEqual(['/etc/trust']);
  const simulation = { trustDir: '/out/trust' };
  expect(trustPlaces({ documents, simulation })).toEqual(['/etc/trust', '/out/trust']);
});

import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { CertificateCheck } from '../../contract/certificate-check.ts';
import type { FailureCode } from '../../contract/failures.ts';
import { unwrap } from '../../contract/result.ts';
import { agree, type Hall, openHall } from '../support/hall.ts';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
}, 60_000);
afterAll(() => hall.close());

/** What the terminal finds out about each certificate of somebody, by type and number of the list. */
async function checksOf(citizen: string): Promise<(CertificateCheck | FailureCode | undefined)[]> {
  const life = await hall.terminal();
  onTestFinished(() => life.stop());
  await hall.remote.showCode(citizen);
  const { certificates, sessionId } = await agree(life);
  const found: (CertificateCheck | FailureCode | undefined)[] = [];
  for (const { id: certificateId } of certificates) {
    unwrap(life.ask('certificate.open', { sessionId, certificateId }));
    await life.until(({ session }) => {
      const opened = session.state === 'certificates' ? session.opened : undefined;
      expect(opened?.certificateId).toBe(certificateId);
      expect(opened?.state).toMatch(/ready|failed/);
    });
    const { session } = life.latest();
    const opened = session.state === 'certificates' ? session.opened : undefined;
    found.push(opened?.check ?? opened?.failure?.code);
  }
  return found;
}

/** State, the step that failed, and what its own words are against the list. */
function shortly(found: CertificateCheck | FailureCode | undefined): string {
  if (typeof found !== 'object') return String(found);
  const { state, signatures, metadata } = found;
  const failed = signatures[0]?.failed;
  return [
    state,
    ...(failed === undefined ? [] : [failed]),
    metadata.state,
    ...metadata.differing,
  ].join(' ');
}

test(
  'sealed certificates are right, pictures and PDF have no seal',
  { timeout: 60_000 },
  async () => {
    const found = (await checksOf('zhang')).map(shortly);
    expect(found.toSorted()).toEqual([
      ...['UNSIGNED absent', 'UNSIGNED absent', 'VALID same', 'VALID same'],
    ]);
  },
);

test(
  'what is wrong with a file is told, each flaw by its own verdict',
  { timeout: 60_000 },
  async () => {
    const found = (await checksOf('qian')).map(shortly);
    expect(found).toEqual(
      expect.arrayContaining([
        ...[
          'UNSIGNED unprotected',
          'VALID_UNTRUSTED unprotected',
          'INVALID 1 unprotected',
          'VALID differs number',
        ],
        ...['VALID_PARTIAL same', 'NOT_CHECKED absent', 'UNSUPPORTED unprotected'],
      ]),
    );
  },
);

test(
  'a revocation after the sealing, and words that no seal covers, are told as such',
  { timeout: 60_000 },
  async () => {
    const found = (await checksOf('ayinuer')).map(shortly);
    expect(found).toEqual(
      expect.arrayContaining([
        'VALID same',
        'VALID_REVOKED unprotected',
        'VALID_PARTIAL unprotected',
      ]),
    );
  },
);

test('nothing of a person is told with it', () => {
  const words = hall.told().join('\n');
  for (const secret of hall.secrets()) expect(words.includes(secret)).toBe(false);
});

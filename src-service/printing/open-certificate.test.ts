import { expect, test } from 'vitest';
import type { CertificateCheck } from '../../contract/certificate-check.ts';
import { ENTRY, TOKEN, UNSIGNED, VERIFIED } from '../session/test-data.ts';
import { personOfCode } from '../session/person.ts';
import type { Opened, SessionOf } from '../session/model.ts';
import { openCertificateOf } from './open-certificate.ts';

function sessionWith(opened?: Opened): SessionOf<'certificates'> {
  return {
    ...{ state: 'certificates', id: 's1', endsAt: 9_000 },
    person: personOfCode('s1', VERIFIED, 0),
    grant: { accessToken: TOKEN, entries: [ENTRY] },
    ...(opened ? { opened } : {}),
  };
}
const READY: Opened = { certificateId: 'c1', state: 'ready', check: UNSIGNED };
const ofReady = (opened: Opened) => openCertificateOf(sessionWith(opened), 's1', 'c1');

test('what is open and ready can be printed', () => {
  expect(ofReady(READY)).toMatchObject({
    ...{ entry: ENTRY, isPrintable: true, check: 'UNSIGNED', verified: VERIFIED, token: TOKEN },
  });
});

test('nothing of another session, another certificate, or none', () => {
  expect(openCertificateOf(sessionWith(READY), 's2', 'c1')).toBeUndefined();
  expect(openCertificateOf(sessionWith(READY), 's1', 'c2')).toBeUndefined();
  expect(openCertificateOf(sessionWith(), 's1', 'c1')).toBeUndefined();
  expect(openCertificateOf({ state: 'idle' }, 's1', 'c1')).toBeUndefined();
  const unlisted = { ...READY, certificateId: 'c2' };
  expect(openCertificateOf(sessionWith(unlisted), 's1', 'c2')).toBeUndefined();
});

test.each(['loading', 'waiting', 'failed'] as const)('nothing that is %s', (state) => {
  expect(ofReady({ certificateId: 'c1', state })).toBeUndefined();
});

test('a wrong seal, another holder, or what nobody has looked at is not printed', () => {
  const wrong: CertificateCheck = { ...UNSIGNED, state: 'INVALID' };
  expect(ofReady({ ...READY, check: wrong })?.isPrintable).toBe(false);
  const metadata = { state: 'differs', differing: ['holderName'] } as const;
  const other = { ...UNSIGNED, metadata: { ...metadata, differing: [...metadata.differing] } };
  expect(ofReady({ ...READY, check: other })?.isPrintable).toBe(false);
  expect(ofReady({ certificateId: 'c1', state: 'ready' })?.isPrintable).toBe(false);
});

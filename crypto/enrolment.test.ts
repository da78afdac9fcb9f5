import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { type EnrolmentRequest, enrolmentRequestSchema } from '../contract/enrolment.ts';
import { unwrap } from '../contract/result.ts';
import { createEnrolmentRequest, keyFingerprint, verifyEnrolmentRequest } from './enrolment.ts';
import { makePrivateKeys } from './private-key.ts';
import { createSmProvider } from './sm-provider.ts';

const TERMINAL = { id: 'HALL-01-K03', orgCode: '11390000000013338A', regionCode: '390000' };
const provider = createSmProvider({ keys: makePrivateKeys(randomBytes), randomBytes });
const keyless = createSmProvider({ randomBytes });
const request = unwrap(await createEnrolmentRequest(TERMINAL, provider, 1_760_000_000_000));

test('a request names the terminal and its keys, and proves the signing key', async () => {
  expect(enrolmentRequestSchema.parse(JSON.parse(JSON.stringify(request)))).toEqual(request);
  expect(request).toMatchObject({
    terminalId: 'HALL-01-K03',
    orgCode: '11390000000013338A',
    regionCode: '390000',
    createdAt: '2025-10-09T08:53:20.000Z',
    publicKeys: unwrap(await provider.publicKeys()),
  });
  expect((await verifyEnrolmentRequest(request, keyless)).ok).toBe(true);
});

test('nothing in it can be exchanged', async () => {
  const other = unwrap(
    await createEnrolmentRequest(
      TERMINAL,
      createSmProvider({ keys: makePrivateKeys(randomBytes), randomBytes }),
      0,
    ),
  );
  const forgeries: EnrolmentRequest[] = [
    { ...request, terminalId: 'HALL-01-K04' },
    { ...request, orgCode: '11390000000013338B' },
    { ...request, regionCode: '390001' },
    { ...request, createdAt: other.createdAt },
    { ...request, publicKeys: { ...request.publicKeys, encrypt: other.publicKeys.encrypt } },
    { ...request, publicKeys: other.publicKeys },
    { ...request, head: other.head },
  ];
  for (const forgery of forgeries) {
    expect(await verifyEnrolmentRequest(forgery, keyless)).toMatchObject({
      error: { code: 'SIGN_INVALID' },
    });
  }
});

test('without keys there is nothing to enrol', async () => {
  expect(await createEnrolmentRequest(TERMINAL, keyless, 0)).toMatchObject({
    error: { code: 'KEY_UNAVAILABLE' },
  });
});

test('a fingerprint is the SM3 of the point, in groups of four', () => {
  const { sign } = request.publicKeys;
  const digest = createHash('sm3').update(Buffer.from(sign, 'hex')).digest('hex');
  expect(keyFingerprint(sign).replaceAll(' ', '')).toBe(digest);
  expect(keyFingerprint(sign)).toMatch(/^([0-9a-f]{4} ){15}[0-9a-f]{4}$/);
});

import type {
  CertificateCheck,
  CheckState,
  SignatureCheck,
} from '../../contract/certificate-check.ts';

type Step = SignatureCheck['steps'][number];

/** The eleven steps of a seal on which there is nothing to be said against. */
const GOOD_STEPS: readonly Step[] = [
  { step: 1, verdict: 'ok', reason: 'same', compared: 'SM3, 12 files' },
  { step: 2, verdict: 'ok', reason: 'same', compared: 'SM3 q7Zk0fY3Vx8= / q7Zk0fY3Vx8=' },
  { step: 3, verdict: 'ok', reason: 'same' },
  { step: 4, verdict: 'ok', reason: 'same', compared: '1.2.156.10197.1.501, 812 bytes' },
  { step: 5, verdict: 'not-applicable', reason: 'none-here' },
  { step: 6, verdict: 'ok', reason: 'same', compared: '1.2.156.10197.1.501, 2390 bytes' },
  { step: 7, verdict: 'ok', reason: 'same' },
  { step: 8, verdict: 'ok', reason: 'same', compared: 'signed 2023-05-12T08:30:00' },
  { step: 9, verdict: 'ok', reason: 'trusted', compared: '云岭市自然资源和规划局 < 虚构电子认证' },
  { step: 10, verdict: 'ok', reason: 'whole', compared: '12 covered, 0 not' },
  { step: 11, verdict: 'not-applicable', reason: 'none-here' },
];

const SAME: CertificateCheck['metadata'] = { state: 'same', differing: [] };

function sealed(state: SignatureCheck['state'], ...changes: readonly Step[]): CertificateCheck {
  const failed = changes.find(({ verdict }) => verdict === 'failed')?.step;
  const steps = GOOD_STEPS.map(
    (good) => changes.find((change) => change.step === good.step) ?? good,
  );
  const signature: SignatureCheck = {
    kind: 'seal',
    form: 'V4',
    state,
    ...(failed !== undefined && { failed }),
    sealName: '云岭市自然资源和规划局不动产登记专用章',
    signerName: '云岭市自然资源和规划局',
    issuerName: '虚构电子认证',
    signedAt: Date.UTC(2023, 4, 12, 0, 30),
    steps,
  };
  return { state, signatures: [signature], metadata: SAME };
}

/** The time that a timestamp has proved; the certificate was revoked after that. */
function timestamped(): CertificateCheck {
  const check = sealed(
    'VALID',
    {
      ...{ step: 8, verdict: 'ok', reason: 'timestamped' },
      compared: 'signed 2023-05-12T00:30:00, timestamp 2023-05-12T00:30:04',
    },
    { step: 9, verdict: 'ok', reason: 'revoked-after-timestamp' },
  );
  const signatures = check.signatures.map((one) => ({ ...one, isTimestamped: true as const }));
  return { ...check, signatures };
}

function unsealed(state: CheckState): CertificateCheck {
  return { state, signatures: [], metadata: { state: 'absent', differing: [] } };
}

/** What a terminal can find out about a file, by the name of its picture. */
export const CHECKS: Readonly<Record<string, CertificateCheck>> = {
  'viewer-ofd': sealed('VALID'),
  'viewer-untrusted': sealed('VALID_UNTRUSTED', {
    ...{ step: 9, verdict: 'limited', reason: 'no-anchor' },
    compared: '云岭市自然资源和规划局',
  }),
  'viewer-revoked': sealed('VALID_REVOKED', {
    ...{ step: 9, verdict: 'limited', reason: 'revoked-later' },
    compared: '2 certificates, 3 anchors, 2 CRLs',
  }),
  'viewer-unprotected': {
    ...sealed('VALID_PARTIAL', {
      ...{ step: 10, verdict: 'limited', reason: 'files-not-covered' },
      compared: '11 covered, 1 not',
    }),
    metadata: {
      ...{ state: 'unprotected', differing: [] },
      unprotected: ['identifier', 'number', 'issuer', 'holderName'],
    },
  },
  'viewer-timestamped': timestamped(),
  'viewer-partial': sealed('VALID_PARTIAL', {
    ...{ step: 10, verdict: 'limited', reason: 'files-not-covered' },
    compared: '11 covered, 1 not',
  }),
  'viewer-invalid': sealed('INVALID', {
    ...{ step: 1, verdict: 'failed', reason: 'reference-digest-differs' },
    compared: 'SM3, 12 files',
  }),
  'viewer-unsigned': unsealed('UNSIGNED'),
  'viewer-unsupported': unsealed('UNSUPPORTED'),
  'viewer-differs': {
    ...sealed('VALID'),
    metadata: { state: 'differs', differing: ['number', 'holderName'] },
  },
};

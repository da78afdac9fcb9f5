import type { CertificateCheck, SignatureCheck } from '../../contract/certificate-check.ts';
import type { FileVerdict, SignatureVerdict, Step } from '../../documents/seal/verdict.ts';

/** So many are told in all their steps, the worst where there are more; the others by what speaks against them. */
const MAX_WHOLE = 16;
const MAX_NAME = 120;
const MAX_COMPARED = 300;

const SEVERITY: readonly SignatureVerdict['state'][] = [
  ...(['INVALID', 'UNSUPPORTED', 'VALID_UNTRUSTED', 'VALID_REVOKED'] as const),
  ...(['VALID_PARTIAL', 'VALID'] as const),
];

/** By code points, so that no half of a character is left. */
function clipped(text: string, most: number): string {
  return text.length <= most ? text : [...text].slice(0, most >> 1).join('');
}

/** The common name within `CN=…, O=…`; the whole where there is none. */
export function commonName(text: string): string {
  const [, name] = /(?:^|, )CN=(.*?)(?:, [A-Z0-9.?]+=|$)/s.exec(text) ?? [];
  return clipped(name ?? text, MAX_NAME);
}

/** Steps that something could be said against. */
const RESERVED: readonly Step['verdict'][] = ['failed', 'limited', 'unsupported', 'not-checked'];

function signatureCheck(one: SignatureVerdict, isWhole: boolean): SignatureCheck {
  const { seal, form, state, failed, signer, signedAt, steps } = one;
  return {
    kind: seal || one.type === 'Seal' ? 'seal' : 'signature',
    state,
    steps: steps
      .filter(({ verdict }) => isWhole || RESERVED.includes(verdict))
      .map(({ step, verdict, reason, compared }) => ({
        ...{ step, verdict, reason },
        ...(compared === undefined || !isWhole
          ? {}
          : { compared: clipped(compared, MAX_COMPARED) }),
      })),
    ...(form === undefined ? {} : { form }),
    ...(failed === undefined ? {} : { failed }),
    ...(seal ? { sealName: clipped(seal.name, MAX_NAME) } : {}),
    ...(signer
      ? { signerName: commonName(signer.subject), issuerName: commonName(signer.issuer) }
      : {}),
    ...(signedAt === undefined ? {} : { signedAt }),
    ...(one.timestamp === 'verified' ? { isTimestamped: true } : {}),
  };
}

/**
 * A verdict as a window is told of it: no picture, no certificate, no name of a file. Every signature is
 * told, in the order of the file: a seal on a page knows its own by the index.
 */
export function checkOf(
  { state, signatures }: Pick<FileVerdict, 'state' | 'signatures'>,
  metadata: CertificateCheck['metadata'],
): CertificateCheck {
  const worst = signatures
    .toSorted((a, b) => SEVERITY.indexOf(a.state) - SEVERITY.indexOf(b.state))
    .slice(0, MAX_WHOLE);
  const whole = new Set(worst);
  return {
    state,
    signatures: signatures.map((one) => signatureCheck(one, whole.has(one))),
    metadata,
  };
}

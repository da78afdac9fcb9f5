import type { CertificateCheck, SignatureCheck } from '../../contract/certificate-check.ts';
import type { FileVerdict, SignatureVerdict } from '../../documents/seal/verdict.ts';

/** The window is told of so many; the worst of them first, where there are more. */
const MAX_SIGNATURES = 16;
const MAX_NAME = 120;
const MAX_COMPARED = 300;

const SEVERITY: readonly SignatureVerdict['state'][] = [
  ...(['INVALID', 'UNSUPPORTED', 'VALID_UNTRUSTED', 'VALID_PARTIAL', 'VALID'] as const),
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

function signatureCheck(one: SignatureVerdict): SignatureCheck {
  const { seal, form, state, failed, signer, signedAt, steps } = one;
  return {
    kind: seal || one.type === 'Seal' ? 'seal' : 'signature',
    state,
    steps: steps.map(({ step, verdict, reason, compared }) => ({
      ...{ step, verdict, reason },
      ...(compared === undefined ? {} : { compared: clipped(compared, MAX_COMPARED) }),
    })),
    ...(form === undefined ? {} : { form }),
    ...(failed === undefined ? {} : { failed }),
    ...(seal ? { sealName: clipped(seal.name, MAX_NAME) } : {}),
    ...(signer
      ? { signerName: commonName(signer.subject), issuerName: commonName(signer.issuer) }
      : {}),
    ...(signedAt === undefined ? {} : { signedAt }),
  };
}

/** A verdict as a window is told of it: no picture, no certificate, no name of a file. */
export function checkOf(
  { state, signatures }: FileVerdict,
  metadata: CertificateCheck['metadata'],
): CertificateCheck {
  const told =
    signatures.length <= MAX_SIGNATURES
      ? signatures
      : signatures
          .toSorted((a, b) => SEVERITY.indexOf(a.state) - SEVERITY.indexOf(b.state))
          .slice(0, MAX_SIGNATURES);
  return { state, signatures: told.map(signatureCheck), metadata };
}

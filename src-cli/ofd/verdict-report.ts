import { toBase64 } from '../../crypto/bytes.ts';
import {
  type FileVerdict,
  type SignatureVerdict,
  type Step,
  STEPS,
} from '../../documents/seal/verdict.ts';
import { formatTable } from '../table.ts';
import type { Text } from '../text.ts';

/** Who says when it was signed. */
const SIGNED_AT = {
  none: 'ofd.signedAt',
  unverified: 'ofd.stampedAt',
  verified: 'ofd.timestampedAt',
} as const;

function timeText(at: number | undefined): string {
  return at === undefined ? '?' : new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}

/** A verdict as JSON: times as text, the seal's picture by its type and size alone. */
export function verdictJson({ state, signatures }: FileVerdict): object {
  return {
    state,
    signatures: signatures.map(({ seal, signer, signedAt, ...one }) => ({
      ...one,
      steps: one.steps.map((step) => ({ ...step, name: STEPS[step.step] })),
      signedAt: signedAt === undefined ? null : new Date(signedAt).toISOString(),
      signer: signer && {
        ...signer,
        notBefore: new Date(signer.notBefore).toISOString(),
        notAfter: new Date(signer.notAfter).toISOString(),
      },
      seal: seal && sealJson(seal),
    })),
  };
}

function sealJson(seal: NonNullable<SignatureVerdict['seal']>) {
  const { form, id, name, vendor, type, validFrom, validTo, holders, picture } = seal;
  return {
    ...{ form, id, name, vendor, type },
    validFrom: new Date(validFrom).toISOString(),
    validTo: new Date(validTo).toISOString(),
    holders: { kind: holders.kind, count: holders.values.length },
    picture: { type: picture.type, width: picture.width, height: picture.height },
    pictureBytes: picture.data.length,
    makerSignature: toBase64(seal.maker.signature),
  };
}

/** The verdict as lines for a person. */
export function verdictLines(verdict: FileVerdict, text: Text): readonly string[] {
  return verdict.signatures.flatMap((one) => [
    text('ofd.signature', {
      id: one.id,
      form: one.form ?? one.type,
      state: text(`ofd.state.${one.state}`),
    }),
    ...(one.seal ? [text('ofd.seal', { name: one.seal.name, id: one.seal.id })] : []),
    ...(one.signer ? [text('ofd.signer', { subject: one.signer.subject })] : []),
    text(SIGNED_AT[one.timestamp], { at: timeText(one.signedAt) }),
    ...formatTable([
      ['', text('ofd.step'), text('ofd.verdict'), text('ofd.compared')],
      ...one.steps.map((step) => stepRow(step, text)),
    ]),
  ]);
}

function stepRow({ step, verdict, reason, compared, files = [] }: Step, text: Text): string[] {
  const told = text(`ofd.verdict.${verdict}`);
  // `ok: the same` would say nothing twice.
  const isPlain = ['same', 'whole', 'none-here'].includes(reason);
  const facts = [compared, ...files.slice(0, 8), files.length > 8 ? '…' : undefined];
  return [
    String(step),
    text(`ofd.step.${STEPS[step]}`),
    isPlain ? told : `${told}: ${text(`ofd.reason.${reason}`)}`,
    facts.filter((fact) => fact !== undefined).join(' '),
  ];
}

import { strToU8 } from 'fflate';
import { toBase64 } from '../../crypto/bytes.ts';
import type { RandomBytes } from '../../crypto/private-key.ts';
import { OID } from '../seal/algorithms.ts';
import {
  derBits,
  derIa5,
  derOctets,
  derOid,
  derSequence,
  derSmall,
  derTime,
} from '../seal/der-write.ts';
import type { SealForm } from '../seal/seal.ts';
import { sm3Bytes } from '../seal/sm2-verify.ts';
import { type Identity, signSm2 } from './issue-certificate.ts';
import type { PackageFiles } from './write-package.ts';
import { NS, XML } from './xml-write.ts';

export interface SignRequest {
  readonly signer: Identity;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Leave a file out of the references. */
  readonly isCovered?: (path: string) => boolean;
  /** Where it is shown. */
  readonly stamp?: { readonly page: number; readonly boundary: string };
  readonly randomBytes: RandomBytes;
  /** What the references are made with, and how it is called. SM3 where it is left out. */
  readonly digest?: { readonly name: string; readonly of: (bytes: Uint8Array) => Uint8Array };
}

export interface SealUse {
  readonly form: SealForm;
  /** DER. */
  readonly seal: Uint8Array;
}

const FOLDER = 'Doc_0/Signs/';
export const SIGNATURE_XML = `${FOLDER}Sign_0/Signature.xml`;
export const SIGNED_VALUE = `${FOLDER}Sign_0/SignedValue.dat`;
export const SEAL_FILE = `${FOLDER}Sign_0/Seal.esl`;

/** The files of a package with a signature over them, with a seal or plain (SM2 alone). */
export function signPackage(
  files: PackageFiles,
  request: SignRequest,
  use?: SealUse,
): PackageFiles {
  const type = use ? 'Seal' : 'Sign';
  const list = `${XML}<ofd:Signatures ${NS}><ofd:MaxSignId>1</ofd:MaxSignId><ofd:Signature ID="1" Type="${type}" BaseLoc="/${SIGNATURE_XML}"/></ofd:Signatures>`;
  const xml = strToU8(signatureXml(files, request, use));
  return {
    ...files,
    [`${FOLDER}Signatures.xml`]: strToU8(list),
    [SIGNATURE_XML]: xml,
    ...(use && { [SEAL_FILE]: use.seal }),
    [SIGNED_VALUE]: use
      ? sealedValue(xml, request, use)
      : signSm2(xml, request.signer.key, request.randomBytes),
  };
}

const SM3 = { name: OID.sm3, of: sm3Bytes };

function signatureXml(
  files: PackageFiles,
  { at, stamp, isCovered = () => true, digest = SM3 }: SignRequest,
  use: SealUse | undefined,
): string {
  const references = Object.entries(files)
    .filter(([path]) => isCovered(path))
    .map(([path, bytes]) => {
      const value = toBase64(digest.of(bytes));
      return `<ofd:Reference FileRef="/${path}"><ofd:CheckValue>${value}</ofd:CheckValue></ofd:Reference>`;
    });
  const time = new Date(at).toISOString().replaceAll(/[-:T]|\.\d+/g, '');
  const shown = stamp
    ? `<ofd:StampAnnot ID="2" PageRef="${stamp.page}" Boundary="${stamp.boundary}"/>`
    : '';
  const seal = use ? `<ofd:Seal><ofd:BaseLoc>/${SEAL_FILE}</ofd:BaseLoc></ofd:Seal>` : '';
  return `${XML}<ofd:Signature ${NS}><ofd:SignedInfo><ofd:Provider ProviderName="liangma"/><ofd:SignatureMethod>${OID.sm2WithSm3}</ofd:SignatureMethod><ofd:SignatureDateTime>${time}</ofd:SignatureDateTime><ofd:References CheckMethod="${digest.name}">${references.join('')}</ofd:References>${shown}${seal}</ofd:SignedInfo><ofd:SignedValue>/${SIGNED_VALUE}</ofd:SignedValue></ofd:Signature>`;
}

/** SES_Signature over Signature.xml. */
export function sealedValue(
  xml: Uint8Array,
  { signer, at, randomBytes }: SignRequest,
  { form, seal }: SealUse,
): Uint8Array {
  const certificate = derOctets(signer.certificate);
  const algorithm = derOid(OID.sm2WithSm3);
  const isV1 = form === 'V1';
  const signed = derSequence(
    derSmall(isV1 ? 1 : 4),
    seal,
    isV1 ? derBits(derTime(at)) : derTime(at),
    derBits(sm3Bytes(xml)),
    derIa5(`/${SIGNATURE_XML}`),
    ...(isV1 ? [certificate, algorithm] : []),
  );
  const signature = derBits(signSm2(signed, signer.key, randomBytes));
  return isV1
    ? derSequence(signed, signature)
    : derSequence(signed, certificate, algorithm, signature);
}

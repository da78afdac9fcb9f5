import { hintOf } from '../../../govcode/parse.ts';
import { maskIdNumber, maskName } from '../mask.ts';

const HINTED = ['codeContent', 'scanCode', 'accessToken', 'subjectRef', 'scanSessionRef'];
const MASKS: Readonly<Record<string, (text: string) => string>> = {
  ...Object.fromEntries(HINTED.map((key) => [key, hintOf])),
  ...{ name: maskName, holderName: maskName, CZZT: maskName },
  ...{ idNo: maskIdNumber, holderCode: maskIdNumber, CZZTDM: maskIdNumber },
};

/** Texts that tell nothing of a person; whatever is not named here is masked. */
const SHOWN: ReadonlySet<string> = new Set(
  [
    'requestId traceId status message nonce signAlg sign tokenDigest terminalId terminalType',
    'windowNo orgCode orgName regionCode itemCode useCause operatorId symbology needScopes',
    'codeSystemId nameMasked idNoMasked subjectType kind provider cardStatus channelType code',
    'scopes idType samId state known consentId holderDigest typeCode typeName issuerName mediaType',
    'issuedOn validTo sm3 zh-CN en verifyUrl identifyUrl tokenUrl listUrl fileUrl scanSessionUrl',
    'connections signKeys encryptKey signKey profiles baseUrl accessId certTypeCode holderTypeCode',
    'receiptUrl use appId sceneCode inputPath codeKind fileDigest',
    'fileType contentType certificateCopyCause certificateCopyExpiringTime ZZMC ZZLXDM ZZBFJG',
    'ZZBFJGDM ZZBFRQ ZZYXQQSRQ ZZYXQJZRQ ZZYXQQSSJ ZZYXQJZSJ ZZZT CZZTDMLX CZZTDMLXDM',
  ].flatMap((line) => line.split(' ')),
);
/** Objects of these names hold names of things, not of people. */
const NAMED_THINGS: ReadonlySet<string> = new Set(['scopes', 'routes', 'entry']);

/** A message as an onlooker may see it: no full code, token, name, number or address of a file. */
export function maskedMessage(message: unknown): unknown {
  return maskedValue(message, '', false);
}

function maskedValue(value: unknown, key: string, isThing: boolean): unknown {
  if (typeof value === 'string') return maskedText(value, key, isThing);
  if (Array.isArray(value)) return value.map((item) => maskedValue(item, key, isThing));
  if (typeof value !== 'object' || value === null) return value;
  const isInThing = isThing || NAMED_THINGS.has(key);
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([name, item]) => [name, maskedValue(item, name, isInThing)]),
  );
}

function maskedText(text: string, key: string, isThing: boolean): string {
  if (SHOWN.has(key) || (isThing && key === 'name')) return text;
  const mask = MASKS[key];
  return mask ? mask(text) : `… (${text.length})`;
}

import { fitsMask } from '../../identity/masked.ts';
import { macWith } from '../audit/sm3-mac.ts';
import type { AccessToken } from '../platform/access-token.ts';
import type { Verified } from '../platform/verified.ts';

/** What is known of the person of a session; goes to the thread that looks at his file. */
export interface HolderFacts {
  readonly nameMasked: string;
  readonly idNoMasked: string;
  /** Holder code type (GB/T 36903): 111 = citizen ID number. */
  readonly idType: string;
  /** Nonce of the request, 32 hexadecimal digits; empty where none is known. */
  readonly nonce: string;
  /** SM3-HMAC of `idType|idNo` under the bytes of the nonce. */
  readonly holderDigest?: string | undefined;
}

const CITIZEN = '111';
const CITIZEN_NUMBER = /^\d{6}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/;
const HAN_NAME = /^[\p{Script=Han}·*＊]+$/u;
const STAR = /[*＊]/u;
/** What several holders of one certificate are joined by. */
const JOINED_BY = /[\s,;|^、，；]+/;

/** Of whom a session is: as the code system said, or as it told for a platform of the province. */
export function holderFacts(
  { reply, nonce }: Verified,
  token: Pick<AccessToken, 'holder'>,
): HolderFacts {
  const { nameMasked, idNoMasked, idType = CITIZEN, holderDigest } = reply;
  const holder = token.holder();
  // Whole ones are masks that hide nothing.
  if (holder) {
    return { nameMasked: holder.name, idNoMasked: holder.idNo, idType: holder.idType, nonce: '' };
  }
  const digest = nonce === '' || holderDigest === undefined ? {} : { holderDigest };
  return { nameMasked, idNoMasked, idType, nonce, ...digest };
}

function partsOf(text: string): readonly string[] {
  return text.split(JOINED_BY).filter((part) => part !== '');
}

/** Whether the number is the person's; a masked one cannot be told from it where its ends agree. */
function isNumber(number: string, facts: HolderFacts): boolean {
  const { idNoMasked, idType, nonce, holderDigest } = facts;
  if (STAR.test(number)) return true;
  if (holderDigest !== undefined) {
    return macWith(Buffer.from(nonce, 'hex'))(`${idType}|${number.toUpperCase()}`) === holderDigest;
  }
  return idNoMasked === '' || fitsMask(number, idNoMasked).fits;
}

function isName(name: string, { nameMasked }: HolderFacts): boolean {
  // A Latin name is written in too many ways to tell anything.
  if (!HAN_NAME.test(name) || !HAN_NAME.test(nameMasked)) return !HAN_NAME.test(nameMasked);
  return STAR.test(name) || fitsMask(name, nameMasked).fits;
}

/**
 * Which of a file's holders are not the person of the session. One of several is enough. A citizen's
 * number says nothing where the holder is an organisation, nor does his name.
 *
 * @param names each may hold several, joined
 * @param numbers likewise
 */
export function strangers(
  names: string,
  numbers: string,
  facts: HolderFacts,
): readonly ('holderName' | 'holderCode')[] {
  const all = partsOf(numbers);
  const isCitizens = facts.idType === CITIZEN;
  const comparable = isCitizens
    ? all.filter((one) => STAR.test(one) || CITIZEN_NUMBER.test(one.toUpperCase()))
    : all;
  if (all.length > 0 && comparable.length === 0) return [];
  const candidates = [...partsOf(names), names.replaceAll(/\s/g, '')].filter((one) => one !== '');
  const isNamed = candidates.length === 0 || candidates.some((one) => isName(one, facts));
  const isNumbered = comparable.length === 0 || comparable.some((one) => isNumber(one, facts));
  return [
    ...(isNamed ? [] : (['holderName'] as const)),
    ...(isNumbered ? [] : (['holderCode'] as const)),
  ];
}

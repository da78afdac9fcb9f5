/** Bytes of the compressed photo (WLT) on every card. */
export const PHOTO_BYTES = 1024;

/** What all four kinds of cards say (GA/T 490 layout), every field validated. */
interface CardCommon {
  /** As it is to be shown; on a foreigner's card the Chinese name, or the English one without it. */
  readonly name: string;
  /** GB/T 2261.1: 0 unknown, 1 male, 2 female, 9 not stated. */
  readonly sex: '0' | '1' | '2' | '9';
  /** YYYYMMDD. */
  readonly birth: string;
  /** The number on the card, check character verified where it has one. */
  readonly idNo: string;
  /** YYYYMMDD. */
  readonly validFrom: string;
  /** YYYYMMDD, or `长期` for a card without end. */
  readonly validTo: string;
  /** Newest extra address (追加地址) written to the card after it was made. */
  readonly newestAddress?: string;
  /** Whether the card holds fingerprints; their data is never kept. */
  readonly hasFingerprints?: boolean;
  /** Compressed photo (WLT), {@link PHOTO_BYTES} bytes, not decoded. */
  readonly photo: Uint8Array;
}

/** Resident identity card (居民身份证): GB 11643 number, GB/T 3304 nation. */
export interface ResidentCard extends CardCommon {
  readonly layout: 'resident';
  /** Nation code (民族, GB/T 3304), 2 digits. */
  readonly nation: string;
  /** Chinese name of the nation, e.g. `汉`. */
  readonly nationName: string;
  readonly address: string;
  readonly issuer: string;
}

/** Residence permit for residents of Hong Kong, Macau and Taiwan (港澳台居民居住证), type J. */
export interface HkMoTwCard extends CardCommon {
  readonly layout: 'hk-mo-tw';
  readonly address: string;
  readonly issuer: string;
  /** Number of the travel permit (通行证号码), 9 characters; empty where the card has none. */
  readonly permitNo: string;
  /** How often the card was issued (签发次数), 2 digits; empty where the card does not say. */
  readonly issueCount: string;
}

/** Foreign permanent resident card of 2017 (外国人永久居留身份证), type I, 15-character number. */
export interface ForeignCard2017 extends CardCommon {
  readonly layout: 'foreign-2017';
  readonly englishName: string;
  readonly chineseName: string;
  /** GB/T 2659 alpha-3. */
  readonly nationality: string;
  readonly cardVersion: string;
  /** Code of the authority that issued it (受理机关代码). */
  readonly authorityCode: string;
}

/** Foreign permanent resident card of 2023 (外国人永久居留身份证, 五星卡), type Y, 18-character number. */
export interface ForeignCard2023 extends CardCommon {
  readonly layout: 'foreign-2023';
  readonly englishName: string;
  readonly chineseName: string;
  /** GB/T 2659 alpha-3. */
  readonly nationality: string;
  /** How often the card was renewed (换证次数), 2 digits. */
  readonly renewalCount: string;
  /** Link to the number of the card before (既往版本号码关联项), 3 characters; may be empty. */
  readonly formerNumber: string;
}

/** A card that was read. */
export type IdCard = ResidentCard | HkMoTwCard | ForeignCard2017 | ForeignCard2023;

/** Zeroes the photo. The strings of a card cannot be overwritten: drop every reference to it too. */
export function wipeIdCard(card: IdCard): void {
  card.photo.fill(0);
}

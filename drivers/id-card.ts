/** Bytes of the compressed photo (WLT) on every card. */
export const PHOTO_BYTES = 1024;

/**
 * What a resident identity card (居民身份证) says, every field validated (GA/T 490 layout,
 * GB 11643 number, GB/T 3304 nation). Other card types come as failure `CARD_TYPE`.
 */
export interface IdCard {
  readonly layout: 'resident';
  readonly name: string;
  /** GB/T 2261.1: 0 unknown, 1 male, 2 female, 9 not stated. */
  readonly sex: '0' | '1' | '2' | '9';
  /** Nation code (民族, GB/T 3304), 2 digits. */
  readonly nation: string;
  /** Chinese name of the nation, e.g. `汉`. */
  readonly nationName: string;
  /** YYYYMMDD. */
  readonly birth: string;
  readonly address: string;
  /** Citizen identity number (公民身份号码, GB 11643), 18 characters, check character verified. */
  readonly idNo: string;
  readonly issuer: string;
  /** YYYYMMDD. */
  readonly validFrom: string;
  /** YYYYMMDD, or `长期` for a card without end. */
  readonly validTo: string;
  /** Compressed photo (WLT), {@link PHOTO_BYTES} bytes, not decoded. */
  readonly photo: Uint8Array;
}

/** Zeroes the photo. The strings of a card cannot be overwritten: drop every reference to it too. */
export function wipeIdCard(card: IdCard): void {
  card.photo.fill(0);
}

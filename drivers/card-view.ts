import type { CardField, CardView } from '../contract/session.ts';
import type { IdCard } from './id-card.ts';
import { countryName } from './protocol/card/countries.ts';
import { maskAddress, maskBirth, maskIdNo, maskName, maskNumber } from '../contract/mask.ts';

/**
 * A foreign permanent resident card of 2023 has no place for who issued it: they all come from the
 * National Immigration Administration.
 */
const ISSUER_OF_2023 = '国家移民管理局';
/** Stands for a character of private use (PUA), which no font of ours has: the geta mark, 〓. */
const NO_GLYPH = '〓';

type Fields = readonly (readonly [CardField, string])[];

/** What a screen may show of a card: every field that it has, masked where it names a person. */
export function cardView(card: IdCard): CardView {
  const fields: Fields = [
    ['name', maskName(card.name)],
    ...namesOf(card),
    ['sex', card.sex],
    ...originOf(card),
    ['birth', maskBirth(isoDay(card.birth))],
    ...('address' in card ? ([['address', maskAddress(card.address)]] as const) : []),
    ['newestAddress', maskAddress(card.newestAddress ?? '')],
    ['idNo', maskIdNo(card.idNo)],
    ...issuerOf(card),
    ['validity', `${isoDay(card.validFrom)}/${isoDay(card.validTo)}`],
    ...numbersOf(card),
    ...(card.hasFingerprints === undefined ? [] : fingerprints(card.hasFingerprints)),
  ];
  return {
    layout: card.layout,
    // An empty field says nothing and takes room.
    fields: fields
      .filter(([, value]) => value !== '')
      .map(([key, value]) => ({ key, value: value.replace(/\p{Co}/gu, NO_GLYPH) })),
    photo: 'silhouette',
  };
}

function namesOf(card: IdCard): Fields {
  if (!('englishName' in card) || card.englishName === card.name) return [];
  return [['englishName', maskName(card.englishName)]];
}

function originOf(card: IdCard): Fields {
  if (card.layout === 'resident') return [['nation', card.nationName]];
  if (!('nationality' in card)) return [];
  const { nationality } = card;
  return [['nationality', [countryName(nationality), nationality].filter(Boolean).join(' ')]];
}

function issuerOf(card: IdCard): Fields {
  if (card.layout === 'foreign-2023') return [['issuer', ISSUER_OF_2023]];
  return 'issuer' in card ? [['issuer', card.issuer]] : [];
}

function numbersOf(card: IdCard): Fields {
  switch (card.layout) {
    case 'resident':
      return [];
    case 'hk-mo-tw':
      return [
        ['permitNo', maskNumber(card.permitNo)],
        ['issueCount', card.issueCount],
      ];
    case 'foreign-2017':
      return [
        ['authorityCode', card.authorityCode],
        ['cardVersion', card.cardVersion],
      ];
    case 'foreign-2023':
      return [
        ['renewalCount', card.renewalCount],
        ['formerNumber', maskNumber(card.formerNumber)],
      ];
  }
}

function fingerprints(has: boolean): Fields {
  return [['fingerprints', has ? 'yes' : 'no']];
}

/** YYYYMMDD with its hyphens; `长期` stays as it is. */
function isoDay(day: string): string {
  return day.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
}

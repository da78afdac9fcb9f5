import type { Language } from '../../../contract/language.ts';
import type { Citizen, PutCard } from '../../control-api.ts';

/** The chip of this citizen's ID card, as the simulated reader takes it. */
export function cardOf(citizen: Citizen): PutCard {
  return {
    citizenId: citizen.id,
    name: citizen.name,
    sex: citizen.sex,
    nation: citizen.nation,
    birth: citizen.birth,
    address: citizen.address,
    idNo: citizen.idNo,
    issuer: citizen.cardIssuer,
    validFrom: citizen.cardValidFrom,
    validTo: citizen.cardValidTo,
  };
}

export function nameIn(citizen: Citizen, language: Language): string {
  return language === 'en' ? citizen.englishName : citizen.name;
}

/**
 * Full years of age.
 * @param birth YYYYMMDD
 * @param now milliseconds since 1970, read in the local time zone
 */
export function ageAt(birth: string, now: number): number {
  const today = new Date(now);
  const date = today.getFullYear() * 10_000 + (today.getMonth() + 1) * 100 + today.getDate();
  return Math.max(0, Math.floor((date - Number(birth)) / 10_000));
}

/** The item whose `id` was chosen, or the first one as long as nothing fitting is chosen. */
export function chosenOf<T extends { readonly id: string }>(
  items: readonly T[],
  id: string | undefined,
): T | undefined {
  return items.find((item) => item.id === id) ?? items[0];
}

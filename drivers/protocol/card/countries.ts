// Codes of ISO 3166-1 (iso-codes), names of the Unicode CLDR, those of Chinese territory and of
// disputed ones as GB/T 2659 has them. Imported, not read at run time, so that a bundle carries it.
import countries from './countries.json' with { type: 'json' };

/** Travel documents call people without a nationality so (ICAO Doc 9303 part 3). */
const STATELESS = [
  ['XXA', '无国籍'],
  ['XXB', '难民'],
  ['XXC', '难民（其他）'],
  ['XXX', '国籍不明'],
] as const;

const COUNTRIES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(countries),
  ...STATELESS,
]);

/** Chinese name of a country (国籍) by its three letters, GB/T 2659; undefined for no such code. */
export function countryName(alpha3: string): string | undefined {
  return COUNTRIES.get(alpha3);
}

import { unwrap } from '../../../contract/result.ts';
import type { CodeProfile } from '../../../govcode/compile.ts';
import { formatCode } from '../../../govcode/format.ts';
import { checkLocally } from '../../../govcode/local-checks.ts';
import { SIMULATED_PROFILES } from '../../../govcode/profiles.ts';
import { certificatesOf } from '../../data/certificates.ts';
import { randomText } from '../random-text.ts';
import { makeServiceCode } from '../service-code.ts';

/** What is to be shown. Times are in milliseconds since 1970, by the machine's clock. */
export interface CodeOrder {
  readonly codeSystemId: string;
  readonly citizenId: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
}

const DIGITS = '0123456789';
/** The characters of GB 32100, as the delimited city code has them. */
const PLAIN = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** Code attribute (码属性): a person. */
const PERSON = '1';

/** Puts a code of one profile together; `undefined` where this system or citizen has none. */
type Maker = (order: CodeOrder) => string | undefined;

const MAKERS: Readonly<Record<string, Maker>> = {
  'ASC-A1': ({ codeSystemId }) => makeServiceCode(codeSystemId),
  'CITY-D1': ({ codeSystemId }) => {
    const regionCode = regionOf(codeSystemId);
    if (regionCode === undefined) return undefined;
    const token = randomText(PLAIN, 26);
    return formatted('CITY-D1', { version: 'C1', regionCode, attribute: PERSON, token });
  },
  'CITY-U1': ({ codeSystemId, issuedAt, expiresAt }) => {
    const lifetimeS = Math.round((expiresAt - issuedAt) / 1_000);
    return formatted('CITY-U1', {
      ...{ version: 'U1', codeSystemId, authority: '0001', attribute: PERSON },
      ...{ token: randomText(DIGITS, 20), extensionLength: '000', extension: '' },
      issuedAt: String(Math.floor(issuedAt / 1_000)).padStart(10, '0'),
      lifetime: String(lifetimeS).padStart(3, '0'),
    });
  },
  'CERT-36904': ({ citizenId }) => certificatesOf(citizenId)[0]?.identifier,
};

/** A new code as it goes to the code system. */
export function makeCode(profileId: string, order: CodeOrder): string | undefined {
  return MAKERS[profileId]?.(order);
}

/** What the symbol on the phone holds: some profiles put an address around the code. */
export function asShown(profileId: string, code: string): string {
  return profileId === 'CITY-U1' ? `https://code.city.example/c?v=${code}` : code;
}

/** The profile whose local checks a code passes, or `undefined`. */
export function profileOf(code: string): string | undefined {
  return SIMULATED_PROFILES.find((profile) => checkLocally(code, profile).ok)?.data.id;
}

/** The same code with two neighbours swapped so that its check character no longer fits. */
export function damaged(profileId: string, code: string): string {
  const profile = profileById(profileId);
  for (let at = code.length - 3; at > 0; at -= 1) {
    const swapped = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
    const checked = checkLocally(swapped, profile);
    if (!checked.ok && checked.error.code === 'CODE_CHECK') return swapped;
  }
  throw new Error('a code of one repeated character cannot be damaged by a swap');
}

/** How long a terminal that reads the end of a code from it still lets it pass, in milliseconds. */
export function localSkewMs(profileId: string): number {
  const { expiry } = profileById(profileId).data;
  return expiry.source === 'segment' ? expiry.skewS * 1_000 : 0;
}

function profileById(id: string): CodeProfile {
  const profile = SIMULATED_PROFILES.find(({ data }) => data.id === id);
  if (!profile) throw new Error(`no code profile ${id}`);
  return profile;
}

function formatted(profileId: string, segments: Readonly<Record<string, string>>): string {
  return unwrap(formatCode(profileById(profileId), { ...segments, check: '' }));
}

/** The region whose delimited codes this system answers for, as the profile routes them. */
function regionOf(codeSystemId: string): string | undefined {
  const { routeKey } = profileById('CITY-D1').data;
  const map = 'segment' in routeKey ? (routeKey.map ?? {}) : {};
  return Object.entries(map).find(([, id]) => id === codeSystemId)?.[0];
}

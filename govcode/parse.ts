import { type Failure, failure } from '../contract/failures.ts';
import { err, ok, type Result } from '../contract/result.ts';
import { looksLikeAddress, parseAddress } from './address.ts';
import type { CodeProfile } from './compile.ts';
import { readValidity, type Validity } from './expiry.ts';
import type { Segments } from './layout.ts';
import { checkLocally } from './local-checks.ts';
import { MAX_CODE_LENGTH, type ProfileData } from './profile.ts';
import { WRAPPER_PROBLEMS } from './wrapper.ts';

/** A code that has passed every local check; whether it is genuine, only its code system knows. */
export interface ParsedCode extends Validity {
  readonly profileId: string;
  readonly kind: ProfileData['kind'];
  /** The code as it goes to the code system, without an address around it. */
  readonly content: string;
  /** Code-system identifier (码系统标识) that decides the route. */
  readonly codeSystemId: string;
  readonly segments: Segments;
  /** The names behind the values, Chinese, by table: `region`, `organ`, `channel`, … */
  readonly names: Readonly<Record<string, string>>;
  /** A few characters of the secret segment: all that a log may hold. */
  readonly hint: string;
  /** How long a scan may wait for the network at most, in seconds. */
  readonly maxAgeS: number;
}

/** What a code is held against besides its profile. */
export interface ParseContext {
  /** In milliseconds since 1970. */
  readonly now: number;
  /** AIM identifier as the scanner gave it, e.g. `]g1`; empty or left out where it gives none. */
  readonly symbology?: string;
}

/** A code taken out of what was scanned, with the profile that knows it. */
interface Found {
  readonly text: string;
  readonly profile: CodeProfile;
}

/** Of a long secret the first 4 and last 2 characters, of a short one less. */
export function hintOf(secret: string): string {
  const first = secret.slice(0, Math.min(4, Math.floor(secret.length / 6)));
  const last = secret.length < 12 ? '' : secret.slice(-2);
  return `${first}…${last}`;
}

/** Only the letters of ASCII are folded: others, such as ſ and ı, would become letters that nobody wrote. */
function folded(text: string, { data }: CodeProfile): string {
  return data.match.fold === 'upper'
    ? text.replaceAll(/[a-z]/g, (letter) => letter.toUpperCase())
    : text;
}

/** Of texts that begin right those whose length fits too come first: two kinds may differ in nothing else. */
function nearestFirst(fitting: readonly Found[]): readonly Found[] {
  const hasLength = ({ text, profile: { data } }: Found): boolean =>
    text.length >= data.match.minLength && text.length <= data.match.maxLength;
  return [...fitting.filter(hasLength), ...fitting.filter((one) => !hasLength(one))];
}

type FoundAll = Result<readonly Found[], Failure>;

function findBare(text: string, profiles: readonly CodeProfile[]): FoundAll {
  const fitting = profiles
    .filter(({ data }) => data.match.bare)
    .map((profile) => ({ profile, text: folded(text, profile) }))
    .filter((one) => one.profile.looksRight(one.text));
  return fitting.length > 0 ? ok(nearestFirst(fitting)) : err(failure('CODE_UNKNOWN_KIND'));
}

function findWrapped(text: string, profiles: readonly CodeProfile[]): FoundAll {
  const address = parseAddress(text);
  if (!address.ok) return err(failure('CODE_UNKNOWN_KIND', `address: ${address.error}`));
  const taken = profiles.flatMap((profile) =>
    profile.unwraps.map((unwrap) => ({ profile, code: unwrap(address.value) })),
  );
  // Several profiles may look at the same address: what is no code of one may be one of the next.
  const inner = taken.flatMap(({ profile, code }) =>
    code.ok ? [{ profile, text: folded(code.value, profile) }] : [],
  );
  const fitting = inner.filter((one) => one.profile.looksRight(one.text));
  if (fitting.length > 0) return ok(nearestFirst(fitting));
  if (inner.length > 0) return err(failure('CODE_FORMAT', 'address: carries no code'));
  const problems = taken.map(({ code }) => (code.ok ? 0 : WRAPPER_PROBLEMS.indexOf(code.error)));
  return err(failure('CODE_UNKNOWN_KIND', WRAPPER_PROBLEMS[Math.max(0, ...problems)]));
}

function routeOf({ routeKey }: ProfileData, segments: Segments): Result<string, Failure> {
  if ('fixed' in routeKey) return ok(routeKey.fixed);
  const value = segments[routeKey.segment] ?? '';
  if (!routeKey.map) return ok(value);
  const id = Object.hasOwn(routeKey.map, value) ? routeKey.map[value] : undefined;
  if (id !== undefined) return ok(id);
  return err(failure('CODE_FORMAT', `${routeKey.segment}: no route`));
}

function isAllowedSymbology({ symbologies }: ProfileData, read: string): boolean {
  const { strict, allowed } = symbologies;
  return !strict || read === '' || allowed.some((one) => read.startsWith(one));
}

function parseWith(found: Found, context: ParseContext): Result<ParsedCode, Failure> {
  const { text, profile } = found;
  const { data } = profile;
  if (!isAllowedSymbology(data, context.symbology ?? '')) {
    return err(failure('CODE_FORMAT', 'symbology: not allowed'));
  }
  const checked = checkLocally(text, profile);
  if (!checked.ok) return checked;
  const segments = checked.value;
  const validity = readValidity(data.expiry, segments, context.now);
  if (!validity.ok) return validity;
  const codeSystemId = routeOf(data, segments);
  if (!codeSystemId.ok) return codeSystemId;
  const names: Record<string, string> = {};
  for (const reader of profile.segments) {
    const named = reader.nameOf(segments[reader.segment.name] ?? '');
    if (named) names[named.table] ??= named.name;
  }
  return ok({
    profileId: data.id,
    kind: data.kind,
    content: text,
    codeSystemId: codeSystemId.value,
    segments,
    names,
    hint: hintOf(segments[data.secret] ?? ''),
    maxAgeS: data.expiry.maxAgeS,
    ...validity.value,
  });
}

/**
 * The first profile whose checks a text passes. One that has run out is a code of its profile and no
 * other; what no profile accepts fails as the first one says.
 */
function parseWithFirst(
  found: readonly Found[],
  context: ParseContext,
): Result<ParsedCode, Failure> {
  let first: Result<ParsedCode, Failure> | undefined;
  for (const one of found) {
    const parsed = parseWith(one, context);
    if (parsed.ok || parsed.error.code === 'CODE_EXPIRED') return parsed;
    first ??= parsed;
  }
  return first ?? err(failure('CODE_UNKNOWN_KIND'));
}

/**
 * Reads an administrative service code (政务服务码), or another code that a profile describes, and checks
 * all that can be checked without a network. White space around it is taken off; nothing else is
 * mended. An address around a code is looked at and never opened. A text that looks like several profiles
 * and fails the checks of one is held against the next.
 *
 * @returns failures `CODE_TOO_LONG`, `CODE_UNKNOWN_KIND` (no profile knows it; `detail` says what of an
 *   address is not allowed), `CODE_FORMAT` (`detail` names segment and reason), `CODE_CHECK`,
 *   `CODE_EXPIRED`. None holds anything of the text.
 */
export function parseCode(
  text: string,
  profiles: readonly CodeProfile[],
  context: ParseContext,
): Result<ParsedCode, Failure> {
  if (text.length > MAX_CODE_LENGTH) return err(failure('CODE_TOO_LONG', 'length'));
  const trimmed = text.trim();
  const find = looksLikeAddress(trimmed) ? findWrapped : findBare;
  const found = find(trimmed, profiles);
  return found.ok ? parseWithFirst(found.value, context) : found;
}

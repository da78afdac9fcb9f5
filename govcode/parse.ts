import { type Failure, failure } from '../contract/failures.ts';
import { err, ok, type Result } from '../contract/result.ts';
import { mod3736Fits } from './mod37-36.ts';
import { CHARSETS, type CodeProfile, type CodeSegment, lengthRange } from './profile.ts';

/** No code of any profile is longer, in characters. */
export const MAX_CODE_LENGTH = 512;

/** A code that has passed every local check; whether it is genuine, only its code system knows. */
export interface ParsedCode {
  readonly profileId: string;
  /** The code as it goes to the code system. */
  readonly content: string;
  /** Code-system identifier (码系统标识) that decides the route. */
  readonly codeSystemId: string;
  readonly segments: Readonly<Record<string, string>>;
  /** First 4 and last 2 characters of the secret segment: all that a log may hold. */
  readonly hint: string;
}

function matches(text: string, { match }: CodeProfile): boolean {
  return text.startsWith(match.prefix) && CHARSETS[match.charset].test(text);
}

function cut(text: string, profile: CodeProfile): Record<string, string> {
  const spare = text.length - lengthRange(profile).min;
  const segments: Record<string, string> = {};
  let at = 0;
  for (const { name, length } of profile.segments) {
    const size = typeof length === 'number' ? length : length.min + spare;
    segments[name] = text.slice(at, at + size);
    at += size;
  }
  return segments;
}

function segmentProblem(segment: CodeSegment, value: string): string | undefined {
  if (!CHARSETS[segment.charset].test(value)) return 'charset';
  if (segment.pattern && !new RegExp(`^(?:${segment.pattern})$`).test(value)) return 'pattern';
  if (segment.oneOf && !segment.oneOf.includes(value)) return 'unknown value';
  return undefined;
}

function hintOf(secret: string): string {
  return `${secret.slice(0, 4)}…${secret.slice(-2)}`;
}

function parseWith(text: string, profile: CodeProfile): Result<ParsedCode, Failure> {
  const { min, max } = lengthRange(profile);
  if (text.length < min || text.length > max) return err(failure('CODE_FORMAT', 'length'));
  // The check comes first: a damaged character is a bad read, not an unknown kind of value.
  if (profile.check.algorithm === 'mod37-36' && !mod3736Fits(text)) {
    return err(failure('CODE_CHECK', 'check: does not fit'));
  }
  const segments = cut(text, profile);
  for (const segment of profile.segments) {
    const problem = segmentProblem(segment, segments[segment.name] ?? '');
    if (problem) return err(failure('CODE_FORMAT', `${segment.name}: ${problem}`));
  }
  return ok({
    profileId: profile.id,
    content: text,
    codeSystemId: segments[profile.routeKey] ?? '',
    segments,
    hint: hintOf(segments[profile.secret] ?? ''),
  });
}

/**
 * Reads an administrative service code (政务服务码) and checks all that can be checked without a
 * network. White space around it is taken off; nothing else is mended.
 *
 * @returns failures `CODE_TOO_LONG`, `CODE_UNKNOWN_KIND` (no profile knows it), `CODE_FORMAT`
 *   (`detail` names segment and reason), `CODE_CHECK`
 */
export function parseCode(
  text: string,
  profiles: readonly CodeProfile[],
): Result<ParsedCode, Failure> {
  if (text.length > MAX_CODE_LENGTH) return err(failure('CODE_TOO_LONG', 'length'));
  const trimmed = text.trim();
  const profile = profiles.find((one) => matches(trimmed, one));
  return profile ? parseWith(trimmed, profile) : err(failure('CODE_UNKNOWN_KIND'));
}

import { charactersOf } from './charset.ts';
import { expirySegments } from './expiry.ts';
import { lengthRange } from './layout.ts';
import type { ProfileData } from './profile.ts';
import { type CodeSegment, segmentRange } from './segment.ts';

interface Problem {
  readonly path: (string | number)[];
  readonly message: string;
}

/** What is wrong between the keys of a profile, each of which is right by itself. */
export function profileProblems(profile: ProfileData): Problem[] {
  return [
    ...unknownNames(profile),
    ...repeatedNames(profile),
    ...lengthProblems(profile),
    ...profile.segments.flatMap((segment, index) => segmentProblems(segment, index, profile)),
    ...routeProblems(profile),
    ...checkProblems(profile),
  ];
}

function unknownNames({ segments, check, expiry, routeKey, secret }: ProfileData): Problem[] {
  const used: [string, readonly string[]][] = [
    ['secret', [secret]],
    ['expiry', expirySegments(expiry)],
    ['routeKey', 'segment' in routeKey ? [routeKey.segment] : []],
    ['check', 'segment' in check ? [check.segment, ...(check.over ?? [])] : []],
  ];
  return used.flatMap(([key, names]) =>
    names
      .filter((name) => !segments.some((one) => one.name === name))
      .map((name) => ({ path: [key], message: `no segment is called ${name}` })),
  );
}

function repeatedNames({ segments }: ProfileData): Problem[] {
  return segments.flatMap(({ name }, index) =>
    segments.findIndex((one) => one.name === name) === index
      ? []
      : [{ path: ['segments', index, 'name'], message: 'another segment has this name' }],
  );
}

function lengthProblems(profile: ProfileData): Problem[] {
  const { minLength, maxLength } = profile.match;
  const { min, max } = lengthRange(profile);
  if (min <= minLength && minLength <= maxLength && maxLength <= max) return [];
  const message = `the segments make ${min} to ${max} characters; minLength and maxLength have to lie within`;
  return [{ path: ['match'], message }];
}

function segmentProblems(segment: CodeSegment, index: number, profile: ProfileData): Problem[] {
  const { segments, match } = profile;
  const { length, delimiter, optional, charset } = segment;
  const at = (key: string, message: string): Problem[] => [
    { path: ['segments', index, key], message },
  ];
  const rest = segments.slice(index + 1);
  const problems: Problem[] = [];
  const { min, max } = segmentRange(segment);
  if (min > max) problems.push(...at('length', 'min is greater than max'));
  if (typeof length === 'object' && 'from' in length) {
    const source = segments.slice(0, index).find(({ name }) => name === length.from);
    if (!source) problems.push(...at('length', 'from: an earlier segment expected'));
  } else if (typeof length === 'object' && delimiter === undefined) {
    const isFixed = (one: CodeSegment): boolean =>
      typeof one.length === 'number' && one.delimiter === undefined && !one.optional;
    if (!rest.every(isFixed)) {
      const message =
        'a segment of open length needs a delimiter, or fixed segments without any after it';
      problems.push(...at('length', message));
    }
  }
  if (optional && delimiter === undefined && rest.length > 0) {
    problems.push(...at('optional', 'only with a delimiter, or as the last segment'));
  }
  const own = charactersOf(charset);
  if (delimiter !== undefined && own.includes(delimiter.charAt(0))) {
    problems.push(...at('delimiter', 'its first character is in the charset of the segment'));
  }
  const whole = charactersOf(match.charset);
  if (![...own, ...(delimiter ?? '')].every((character) => whole.includes(character))) {
    problems.push(...at('charset', 'holds characters that match.charset does not'));
  }
  return problems;
}

function routeProblems({ routeKey, segments }: ProfileData): Problem[] {
  if (!('segment' in routeKey) || routeKey.map) return [];
  const segment = segments.find(({ name }) => name === routeKey.segment);
  if (!segment || (segment.charset === '0-9' && segment.length === 7)) return [];
  return [{ path: ['routeKey'], message: 'a segment of 7 digits expected, or a map' }];
}

function checkProblems({ check, segments }: ProfileData): Problem[] {
  if (!('segment' in check)) return [];
  const own = segments.find(({ name }) => name === check.segment);
  const problems: Problem[] = [];
  if (own && (own.length !== 1 || own.optional)) {
    problems.push({ path: ['check', 'segment'], message: 'a segment of one character expected' });
  }
  if (check.over?.includes(check.segment)) {
    problems.push({ path: ['check', 'over'], message: 'the check character cannot check itself' });
  }
  return problems;
}

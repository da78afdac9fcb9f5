import { charactersOf } from './charset.ts';
import { ALPHABETS, CHECK_CHARACTERS } from './check.ts';
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
    ...matchProblems(profile),
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
  for (const [at, value] of (segment.oneOf ?? []).entries()) {
    if (canHold(segment, value)) continue;
    const path = ['segments', index, 'oneOf', at];
    problems.push({ path, message: 'neither length nor characters may differ from the segment' });
  }
  const whole = charactersOf(match.charset);
  if (![...own, ...(delimiter ?? '')].every((character) => whole.includes(character))) {
    problems.push(...at('charset', 'holds characters that match.charset does not'));
  }
  return problems;
}

/** What no text can fit, or nobody can scan. */
function matchProblems({ match, lead, urlWrappers }: ProfileData): Problem[] {
  const problems: Problem[] = [];
  if (!match.bare && urlWrappers.length === 0) {
    const message = 'false, and urlWrappers is empty: no code of this kind could be read';
    problems.push({ path: ['match', 'bare'], message });
  }
  const whole = charactersOf(match.charset);
  for (const [key, text] of [['match', match.prefix] as const, ['lead', lead] as const]) {
    if ([...text].every((character) => whole.includes(character))) continue;
    const path = key === 'match' ? ['match', 'prefix'] : ['lead'];
    problems.push({ path, message: 'holds characters that match.charset does not' });
  }
  if (!lead.startsWith(match.prefix) && !match.prefix.startsWith(lead)) {
    problems.push({ path: ['lead'], message: 'does not begin as match.prefix says' });
  }
  return problems;
}

/** Whether the segment can hold that value, as far as lengths and characters go. */
function canHold(segment: CodeSegment, value: string): boolean {
  const { min, max } = segmentRange(segment);
  const own = charactersOf(segment.charset);
  return value.length >= min && value.length <= max && [...value].every((one) => own.includes(one));
}

function routeProblems({ routeKey, segments }: ProfileData): Problem[] {
  if (!('segment' in routeKey)) return [];
  const segment = segments.find(({ name }) => name === routeKey.segment);
  if (!segment) return [];
  const path = ['routeKey'];
  if (!routeKey.map) {
    if (segment.charset === '0-9' && segment.length === 7) return [];
    return [{ path, message: 'a segment of 7 digits expected, or a map' }];
  }
  const values = Object.keys(routeKey.map);
  if (values.length === 0)
    return [{ path: [...path, 'map'], message: 'one value or more expected' }];
  return values
    .filter((value) => !canHold(segment, value))
    .map((value) => ({
      path: [...path, 'map', value],
      message: `no value that ${segment.name} can have`,
    }));
}

function checkProblems({ check, segments }: ProfileData): Problem[] {
  if (!('segment' in check)) return [];
  const { algorithm, segment, over } = check;
  const problems: Problem[] = [];
  const at = (key: string, message: string): void =>
    void problems.push({ path: ['check', key], message });
  const own = segments.find(({ name }) => name === segment);
  if (own && (own.length !== 1 || own.optional))
    at('segment', 'a segment of one character expected');
  if (own && !holdsAll(CHECK_CHARACTERS[algorithm], charactersOf(own.charset))) {
    const needed = CHECK_CHARACTERS[algorithm];
    at('segment', `${algorithm} gives ${needed}; ${segment} does not hold all of them`);
  }
  if (over?.includes(segment)) at('over', 'the check character cannot check itself');
  if (new Set(over).size < (over?.length ?? 0)) at('over', 'names a segment twice');
  for (const { name, charset } of segments) {
    const isCovered = name !== segment && (over?.includes(name) ?? true);
    if (isCovered && !holdsAll(charactersOf(charset), ALPHABETS[algorithm])) {
      at(
        over ? 'over' : 'algorithm',
        `${algorithm} knows no other characters than ${ALPHABETS[algorithm]}; ${name} may hold some`,
      );
    }
  }
  return problems;
}

function holdsAll(wanted: string, held: string): boolean {
  return [...wanted].every((one) => held.includes(one));
}

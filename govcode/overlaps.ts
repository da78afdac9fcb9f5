import { charactersOf } from './charset.ts';
import type { CodeProfile } from './compile.ts';
import type { ProfileData } from './profile.ts';

function canBegin({ prefix, charset }: ProfileData['match'], other: string): boolean {
  if (prefix.startsWith(other)) return true;
  const rest = other.slice(prefix.length);
  return other.startsWith(prefix) && [...rest].every((one) => charactersOf(charset).includes(one));
}

/** Whether one text can fit both: the patterns, which may tell them apart, are not looked at. */
function canFitBoth(one: ProfileData['match'], other: ProfileData['match']): boolean {
  return (
    one.minLength <= other.maxLength &&
    other.minLength <= one.maxLength &&
    canBegin(one, other.prefix) &&
    canBegin(other, one.prefix)
  );
}

function isBelow(host: string, wild: string): boolean {
  return wild.startsWith('*.') && host.endsWith(wild.slice(1));
}

function shareHost(one: ProfileData, other: ProfileData): boolean {
  const hosts = other.urlWrappers.flatMap((wrapper) => wrapper.hosts);
  return one.urlWrappers
    .flatMap((wrapper) => wrapper.hosts)
    .some((host) => hosts.some((its) => host === its || isBelow(host, its) || isBelow(its, host)));
}

/**
 * Pairs of profiles that one text can look like, in the order of trying: the second one is asked about
 * whatever fails the checks of the first, so a damaged code of the one may be taken for the other.
 */
export function overlapsOf(profiles: readonly CodeProfile[]): (readonly [string, string])[] {
  return profiles.flatMap(({ data: one }, index) =>
    profiles
      .slice(index + 1)
      .map(({ data }) => data)
      .filter((other) => canFitBoth(one.match, other.match))
      .filter((other) => (one.match.bare && other.match.bare) || shareHost(one, other))
      .map((other) => [one.id, other.id] as const),
  );
}

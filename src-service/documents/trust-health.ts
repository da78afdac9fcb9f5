import type { Clock } from '../../contract/clock.ts';
import type { Diagnostic } from '../../contract/snapshot.ts';
import type { TrustStatus } from './thread-messages.ts';

const MAX_DETAIL = 200;

/** What is said of several: the first, and how many more. */
function several(names: readonly string[]): string {
  const [first = '', ...rest] = names;
  return `${first}${rest.length > 0 ? ` +${rest.length}` : ''}`.slice(0, MAX_DETAIL);
}

/** On either system: the path is of this machine, a test's may be of another. */
function nameOf(file: string): string {
  return file.split(/[/\\]/).at(-1) ?? file;
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

type Anchor = TrustStatus['anchors'][number];
type Line = Pick<Diagnostic, 'key' | 'detail'>;

/**
 * What is wrong with a trust list, at most a line of each kind.
 *
 * @param now milliseconds since 1970
 */
export function trustProblems(
  { anchors, lists, unread, missing }: TrustStatus,
  now: number,
): Line[] {
  const lines: Line[] = [];
  function add(key: Line['key'], names: readonly string[]): void {
    if (names.length > 0) lines.push({ key, detail: several(names) });
  }
  const isInTime = ({ notBefore, notAfter }: Anchor): boolean =>
    notBefore <= now && now <= notAfter;
  if (anchors.length === 0) lines.push({ key: 'trust-list-empty' });
  add('trust-file-unreadable', [
    ...missing.map(({ place, code }) => `${nameOf(place)} (${code})`),
    ...unread.map(nameOf),
  ]);
  add(
    'trust-anchor-expired',
    // An older certificate of an authority stays for the seals of its time.
    anchors
      .filter(
        (one) =>
          !isInTime(one) && !anchors.some((other) => isInTime(other) && other.name === one.name),
      )
      .map(({ name, notBefore, notAfter }) => `${name} ${day(notBefore)}/${day(notAfter)}`),
  );
  add(
    'crl-stale',
    lists
      .filter(({ isUsable, nextUpdate = Infinity }) => isUsable && nextUpdate < now)
      .map(({ issuer, nextUpdate = 0 }) => `${issuer} ${day(nextUpdate)}`),
  );
  add(
    'crl-unusable',
    lists.filter(({ isUsable }) => !isUsable).map(({ file }) => nameOf(file)),
  );
  return lines;
}

export interface TrustHealth {
  /** The lines for the technician; none as long as the trust list was not read. */
  diagnostics(): readonly Diagnostic[];
}

/** Remembers since when each line stands there. */
export function createTrustHealth(
  status: () => TrustStatus | undefined,
  clock: Pick<Clock, 'now'>,
  rightNow: () => number,
): TrustHealth {
  const since = new Map<string, number>();
  return {
    diagnostics() {
      const trust = status();
      const lines = trust ? trustProblems(trust, rightNow()) : [];
      const present = new Set(lines.map(({ key }) => key));
      for (const key of since.keys()) if (!present.has(key as Line['key'])) since.delete(key);
      return lines.map((line) => {
        const at = since.get(line.key) ?? clock.now();
        since.set(line.key, at);
        return { ...line, since: at };
      });
    },
  };
}

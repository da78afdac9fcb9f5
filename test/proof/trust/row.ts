import type { FailureCode } from '../../../contract/failures.ts';
import type { Effect } from '../../../simulator/control-api.ts';
import type { Outcome, Visitor } from '../../support/visit.ts';
import type { Middleman, Wire } from '../../support/wire.ts';
import type { Controls } from './controls.ts';

/** Who stands between, by operation. */
export type Middlemen = Readonly<Record<string, Middleman>>;

export interface Scene {
  readonly wire: Wire;
  readonly controls: Controls;
  readonly platformUrl: string;
}

/** One tampering, and what has to come of it. */
export interface TrustRow {
  readonly what: string;
  /** Sets the scene before the person comes. */
  readonly between: (scene: Scene) => Middlemen | Promise<Middlemen>;
  /** By how much a new terminal's clock is fast, in ms, and to what it is set before the person comes. */
  readonly ownClockMs?: readonly [atStart: number, later?: number];
  readonly visitor?: Visitor;
  /** How many route tables a new terminal has asked for before the person comes. */
  readonly tables?: number;
  /** It only comes out when the card is there: until then the holder of the code is shown. */
  readonly comesOutLater?: boolean;
  readonly expected: Outcome;
  /** Where the person notices nothing: what the log says instead. */
  readonly logged?: FailureCode;
  /** What the platform does for good all the same, before it or behind the terminal's back. */
  readonly effects: readonly Effect['kind'][];
}

/** What was seen of a row. */
export interface Seen {
  readonly outcome: Outcome;
  readonly effects: readonly Effect['kind'][];
  /** Somebody did stand between. */
  readonly wasTampered: boolean;
  /** Failure codes in the log. */
  readonly logged: readonly string[];
  /** What stood on the screen, or in the log, after it and should not. */
  readonly exposed?: string | undefined;
  /** What the next person came to, without a restart and without a tampering. */
  readonly next: Outcome;
}

export function outcomeText({ kind, code }: Outcome): string {
  return code === undefined ? kind : `${kind} ${code}`;
}

/** Why the row does not hold, if it does not. */
export function problemOf(row: TrustRow, seen: Seen): string | undefined {
  if (!seen.wasTampered) return 'nothing was tampered with';
  const [came = '', wanted = ''] = [seen.outcome, row.expected].map(outcomeText);
  if (came !== wanted) return `${came} instead of ${wanted}`;
  if (row.logged !== undefined && !seen.logged.includes(row.logged)) return 'the log is silent';
  if (seen.exposed !== undefined) return seen.exposed;
  const [done = '', allowed = ''] = [seen.effects, row.effects].map(effectsText);
  if (done !== allowed) return `the platform did: ${done}; right would be: ${allowed}`;
  return seen.next.kind === 'shown' ? undefined : `the next one: ${outcomeText(seen.next)}`;
}

export function effectsText(kinds: readonly Effect['kind'][]): string {
  return kinds.join(' ') || 'nothing';
}

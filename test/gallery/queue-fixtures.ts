import type { FailureCode } from '../../contract/failures.ts';
import type { QueueRow, QueueState, QueueView } from '../../contract/queue.ts';
import type { Snapshot } from '../../contract/snapshot.ts';

const S = 1_000;
const MINUTE = 60 * S;

interface Line {
  readonly kind?: QueueRow['kind'];
  readonly state: QueueState;
  readonly to?: string;
  /** How long ago it was saved. */
  readonly ageMs: number;
  readonly tries?: number;
  readonly why?: FailureCode;
}

function row(at: number, id: string, line: Line): QueueRow {
  const { kind = 'outbox', state, to = '1390000', ageMs, tries = 1, why } = line;
  const isOver = state === 'done' || state === 'expired' || state === 'discarded';
  return {
    ...{ id, kind, state, destination: to, createdAt: at - ageMs, tries },
    nextTryAt: at + (tries + 4) * 3 * S,
    ...(kind === 'deferred-verification' ? { expiresAt: at + 140 * S } : {}),
    ...(isOver ? { endedAt: at - ageMs + 30 * S } : {}),
    ...(why ? { lastFailure: why } : {}),
  };
}

const LINES: readonly Line[] = [
  { state: 'dead', ageMs: 95 * MINUTE, tries: 1, why: 'SIGN_INVALID' },
  { state: 'dead', to: '2390101', ageMs: 31 * MINUTE, tries: 4, why: 'TERMINAL_REFUSED' },
  { kind: 'deferred-verification', state: 'dead', ageMs: 4 * MINUTE, tries: 2 },
  { kind: 'deferred-verification', state: 'leased', ageMs: 40 * S, tries: 3 },
  { state: 'pending', ageMs: 200 * S, tries: 5, why: 'PLATFORM_UNREACHABLE' },
  { state: 'pending', ageMs: 100 * S, tries: 0 },
  { state: 'pending', to: '2390101', ageMs: 26 * MINUTE, tries: 40, why: 'PLATFORM_TIMEOUT' },
  { kind: 'deferred-fetch', state: 'pending', to: '2390101', ageMs: 9 * S, tries: 1 },
  { state: 'done', ageMs: 8 * MINUTE },
  { kind: 'deferred-verification', state: 'expired', ageMs: 15 * MINUTE, why: 'QUEUE_EXPIRED' },
  { state: 'discarded', ageMs: 55 * MINUTE },
];

function view(at: number, lines: readonly Line[], change: Partial<QueueView> = {}): QueueView {
  const rows = lines.map((line, index) => row(at, `q${index}`, line));
  const waiting = rows.filter(({ state }) => state === 'pending' || state === 'leased');
  return {
    waiting: waiting.length,
    dead: rows.filter(({ state }) => state === 'dead').length,
    locked: 0,
    rows,
    ...(waiting.length > 0 && {
      oldestAt: Math.min(...waiting.map(({ createdAt }) => createdAt)),
      nextTryAt: at + 7 * S,
    }),
    ...change,
  };
}

/** So many rows for three code systems, of more than a thousand that wait. */
export function longQueue(at: number, length: number): QueueView {
  const lines = Array.from({ length }, (_, index): Line => {
    const state = index < 20 ? 'dead' : 'pending';
    const to = `${index % 3}390000`;
    return { state, to, ageMs: index * MINUTE, tries: index, why: 'TERMINAL_REFUSED' };
  });
  return view(at, lines, { waiting: 1_280 });
}

/** The queue's page with everything on it, offline with rows that cannot be opened, and very long. */
export function queueVariants(at: number): Record<string, Partial<Snapshot>> {
  return {
    queue: { queue: view(at, LINES) },
    'queue-offline': {
      platform: { state: 'offline', since: at - 12 * MINUTE },
      queue: view(at, LINES.slice(4), { locked: 2, waiting: 6 }),
    },
    'queue-many': { queue: longQueue(at, 50) },
  };
}

import type { AuditEvent } from '../../../contract/audit.ts';
import type { QueueRow } from '../../../contract/queue.ts';
import type { Effect } from '../../../simulator/control-api.ts';
import type { Ledger } from './ledger.ts';

/** An entry of the audit log. */
export interface AuditEntry {
  readonly at: number;
  readonly event: AuditEvent;
}

/** What a terminal and the platform hold when everything has come to rest. */
export interface Evidence {
  readonly ledger: Pick<Ledger, 'rows' | 'granted' | 'shown'>;
  readonly rows: readonly QueueRow[];
  readonly audit: readonly AuditEntry[];
  /** Of this terminal's citizens. */
  readonly effects: readonly Effect[];
}

/**
 * - `lost`: a promise that came to nothing, and not visibly because its time was over
 * - `doubled`: one request with two effects
 * - `unaudited`: something happened without its entry in the audit log
 * - `stuck`: a row that does not come to an end
 */
export interface Finding {
  readonly kind: 'lost' | 'doubled' | 'unaudited' | 'stuck';
  readonly what: string;
}

/** Effects that change something; a list is only read. */
const LASTING: readonly Effect['kind'][] = [
  'verified',
  'identified',
  'consented',
  'refused',
  'delivered',
  'receipt',
];

/** Requests that the platform has carried out twice. */
export function doubledEffects(effects: readonly Effect[]): Finding[] {
  const times = new Map<string, number>();
  for (const { kind, requestId } of effects) {
    const name = `${kind} ${requestId}`;
    if (LASTING.includes(kind)) times.set(name, (times.get(name) ?? 0) + 1);
  }
  return [...times].flatMap(([name, count]) =>
    count > 1 ? [{ kind: 'doubled', what: `${name}: ${count} effects` } as const] : [],
  );
}

/** What a row that is done must have done, at the platform. */
function effectsOf(
  { kind, id, endedAt = 0 }: QueueRow,
  requestId: string,
  effects: readonly Effect[],
): Effect[] {
  // It does not hold under which name the file is asked for: that lives with its session in memory.
  if (kind === 'deferred-fetch') {
    return effects.filter((one) => one.kind === 'delivered' && one.at <= endedAt);
  }
  const name = kind === 'outbox' ? id : requestId;
  const wanted: readonly Effect['kind'][] =
    kind === 'outbox' ? ['receipt', 'refused'] : ['verified'];
  return effects.filter((one) => one.requestId === name && wanted.includes(one.kind));
}

function judgeRows({ ledger, rows, effects }: Evidence): Finding[] {
  const stored = new Map(rows.map((row) => [row.id, row]));
  return [...ledger.rows.values()].flatMap(({ id, kind, content, isWithdrawn }): Finding[] => {
    const row = stored.get(id);
    const found = (of: Finding['kind'], why: string): Finding[] => [
      { kind: of, what: `${kind} ${id}: ${why}` },
    ];
    if (!row) return found('lost', 'not in the store');
    switch (row.state) {
      case 'pending':
      case 'leased':
        return found('stuck', row.state);
      case 'done': {
        if (kind === 'deferred-verification' && !content) return [];
        const { length } = effectsOf(row, content?.requestId ?? '', effects);
        return length === 0 ? found('lost', 'done, but the platform did nothing') : [];
      }
      case 'expired': {
        const end = Math.min(row.expiresAt ?? Infinity, content?.codeEndsAt ?? Infinity);
        const isOver = (row.endedAt ?? 0) >= end;
        // A download belongs to its session, whose end or cutting off ends it: it is asked for anew.
        if (isOver || isWithdrawn || kind === 'deferred-fetch') return [];
        const early = `${end - (row.endedAt ?? 0)} ms before its time`;
        return found('lost', `expired ${early}, ${row.lastFailure ?? ''}`);
      }
      case 'dead':
      case 'discarded':
        return found('lost', `${row.state}, ${row.lastFailure ?? ''}`);
    }
  });
}

function judgeSaved({ rows, audit }: Evidence): Finding[] {
  const saved = new Set<string>();
  const ended = new Set<string>();
  for (const { event } of audit) {
    if (event.event === 'queue.saved') saved.add(event.row);
    if (event.event === 'queue.done' || event.event === 'queue.expired') ended.add(event.row);
  }
  const kept = new Set(rows.map(({ id }) => id));
  return [
    ...rows.flatMap(({ id, state }) => [
      ...(saved.has(id) ? [] : [`row ${id} without queue.saved`]),
      ...((state === 'done' || state === 'expired') && !ended.has(id)
        ? [`row ${id} ${state} without its entry`]
        : []),
    ]),
    ...[...saved].flatMap((id) => (kept.has(id) ? [] : [`queue.saved without row ${id}`])),
  ].map((what) => ({ kind: 'unaudited', what }));
}

function judgeSessions({ ledger, audit, effects }: Evidence): Finding[] {
  const given = audit.filter(({ event }) => event.event === 'consent.given');
  const consented = effects.filter(({ kind }) => kind === 'consented');
  const counted = new Map<string, number>();
  for (const { event } of audit) {
    if (event.event !== 'consent.given' && event.event !== 'disclosure') continue;
    const name = `${event.event} ${event.session}`;
    counted.set(name, (counted.get(name) ?? 0) + 1);
  }
  const count = (name: string): number => counted.get(name) ?? 0;
  return [
    // The entry stands on the disk before the platform is asked: the n-th before the n-th.
    ...consented.flatMap(({ at, requestId }, index) =>
      (given[index]?.at ?? Infinity) <= at ? [] : [`consented ${requestId} without an entry`],
    ),
    ...[...ledger.granted].flatMap((id) =>
      count(`consent.given ${id}`) > 0 ? [] : [`session ${id}: listed without consent.given`],
    ),
    ...[...ledger.shown].flatMap(([id, { size }]) =>
      count(`disclosure ${id}`) >= size ? [] : [`session ${id}: shown without disclosure`],
    ),
  ].map((what) => ({ kind: 'unaudited', what }));
}

/** Everything that is not as it was promised. */
export function judge(evidence: Evidence): Finding[] {
  return [
    ...judgeRows(evidence),
    ...doubledEffects(evidence.effects),
    ...judgeSaved(evidence),
    ...judgeSessions(evidence),
  ];
}

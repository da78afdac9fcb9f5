import type { Clock } from '../../../contract/clock.ts';
import type { UnsignedHead } from '../../../contract/platform/common.ts';
import type { ScanStatusReply } from '../../../contract/platform/code-system.ts';
import { randomSecret } from '../random-text.ts';
import { cappedMap } from './capped-map.ts';

const SCAN_CAP = 1_000;
/** How long a citizen may take to scan and to decide, in milliseconds. */
export const SCAN_LIFETIME_MS = 120_000;

export type ScanState = ScanStatusReply['state'];

/** One 扫码 session: a terminal shows a code, a citizen's app answers it. */
export interface ScanEntry {
  readonly ref: string;
  readonly codeSystemId: string;
  /** Who asks for what, as the app shows it. */
  readonly head: UnsignedHead;
  readonly needScopes: readonly string[];
  readonly scanCode: string;
  readonly openedAt: number;
  readonly expiresAt: number;
  readonly state: ScanState;
  /** Whose phone has scanned it. */
  readonly citizenId?: string;
}

/** The sessions of every code system. */
export interface ScanBook {
  open(facts: Pick<ScanEntry, 'codeSystemId' | 'head' | 'needScopes'>): ScanEntry;
  find(ref: string): ScanEntry | undefined;
  /** Newest first. */
  all(): readonly ScanEntry[];
  /** Moves a session on and wakes whoever waits for that. */
  move(ref: string, state: ScanState, citizenId?: string): void;
  /** Waits until the session is in another state than `known`, at most `waitMs`. */
  changed(ref: string, known: ScanState, waitMs: number): Promise<void>;
}

/** Makes an empty scan book. */
export function makeScanBook(clock: Clock): ScanBook {
  const entries = cappedMap<ScanEntry>(SCAN_CAP);
  const refs: string[] = [];
  const waiting = new Map<string, Set<() => void>>();

  function find(ref: string): ScanEntry | undefined {
    const entry = entries.get(ref);
    const isOpen = entry?.state === 'PENDING' || entry?.state === 'SCANNED';
    return isOpen && clock.now() >= entry.expiresAt ? { ...entry, state: 'EXPIRED' } : entry;
  }

  return {
    open(facts) {
      const openedAt = clock.now();
      const entry: ScanEntry = {
        ...facts,
        ref: randomSecret(),
        scanCode: `LM1:${facts.codeSystemId}:${randomSecret()}`,
        ...{ openedAt, expiresAt: openedAt + SCAN_LIFETIME_MS, state: 'PENDING' },
      };
      entries.set(entry.ref, entry);
      refs.unshift(entry.ref);
      refs.length = Math.min(refs.length, SCAN_CAP);
      return entry;
    },
    find,
    all: () => refs.flatMap((ref) => find(ref) ?? []),
    move(ref, state, citizenId) {
      const entry = find(ref);
      if (!entry) return;
      entries.set(ref, { ...entry, state, ...(citizenId === undefined ? {} : { citizenId }) });
      for (const wake of waiting.get(ref) ?? []) wake();
    },
    async changed(ref, known, waitMs) {
      const entry = find(ref);
      if (entry?.state !== known) return;
      const limitMs = Math.min(waitMs, entry.expiresAt - clock.now());
      const wakers = waiting.get(ref) ?? new Set();
      waiting.set(ref, wakers);
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          cancel();
          wakers.delete(wake);
          if (wakers.size === 0) waiting.delete(ref);
          resolve();
        };
        const cancel = clock.after(limitMs, wake);
        wakers.add(wake);
      });
    },
  };
}

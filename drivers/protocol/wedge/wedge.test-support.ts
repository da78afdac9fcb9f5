import type { WedgeProtocol } from '../../catalogue/scanner-protocols.ts';
import type { BurstOutcome } from './burst.ts';
import type { Key } from './key.ts';
import { createWedge, type Wedge, type WedgeOutcome } from './wedge.ts';

const NAMES: Readonly<Record<string, string>> = { ' ': 'Space', Alt: 'AltLeft' };

function codeOf(key: string): string {
  if (/^[a-z]$/i.test(key)) return `Key${key.toUpperCase()}`;
  return /^\d$/.test(key) ? `Digit${key}` : (NAMES[key] ?? key);
}

export function down(key: string, more: Partial<Key> = {}): Key {
  const base = { control: false, alt: false, meta: false, isAutoRepeat: false };
  return { type: 'keyDown', key, code: codeOf(key), ...base, ...more };
}

export function up(key: string, more: Partial<Key> = {}): Key {
  return down(key, { type: 'keyUp', ...more });
}

/** Alt held, digits of the number pad, Alt let go: how a wedge for Windows types what has no key. */
export function altKeys(digits: string): Key[] {
  const pad = [...digits].flatMap((digit) => {
    const more = { alt: true, code: `Numpad${digit}` };
    return [down(digit, more), up(digit, more)];
  });
  return [down('Alt', { alt: true }), ...pad, up('Alt')];
}

/** What a scanner presses and releases for a text of ASCII characters. */
export function typed(text: string): Key[] {
  return [...text].flatMap((char) =>
    /[A-Z]/.test(char)
      ? [down('Shift'), down(char), up(char), up('Shift')]
      : [down(char), up(char)],
  );
}

export const SETTINGS: WedgeProtocol = {
  type: 'wedge',
  maxGapMs: 30,
  minChars: 6,
  endKeys: ['Enter'],
  prefix: '',
  charset: 'auto',
};

export interface TimedKey {
  readonly key: Key;
  /** Since the key before it, in milliseconds. */
  readonly afterMs: number;
}

/** Presses come every `gapMs`, releases at once behind them. */
export function atSpeed(keys: readonly Key[], gapMs: number): TimedKey[] {
  return keys.map((key) => ({ key, afterMs: key.type === 'keyDown' ? gapMs : 0 }));
}

/** What a page and the service see of keys; every deadline is kept to the millisecond. */
export class Desk {
  readonly page: Key[] = [];
  readonly bursts: BurstOutcome[] = [];
  /** How long the key that waited longest was kept from the page, in milliseconds. */
  longestHoldMs = 0;
  readonly #arrivals = new Map<Key, number>();
  readonly wedge: Wedge<Key>;
  #at = 0;

  constructor(settings: WedgeProtocol = SETTINGS) {
    this.wedge = createWedge(settings);
  }

  type(keys: readonly TimedKey[]): void {
    for (const { key, afterMs } of keys) {
      this.wait(afterMs);
      this.#arrivals.set(key, this.#at);
      const { outcomes, verdict } = this.wedge.key(key, this.#at);
      this.#take(outcomes);
      if (verdict === 'pass') this.page.push(key);
    }
  }

  wait(ms: number): void {
    const end = this.#at + ms;
    for (;;) {
      const due = this.wedge.deadline();
      if (due === undefined || due >= end) break;
      this.#at = due;
      this.#take(this.wedge.tick(due));
    }
    this.#at = end;
  }

  #take(outcomes: readonly WedgeOutcome<Key>[]): void {
    for (const outcome of outcomes) {
      if (outcome.kind === 'replay') {
        for (const key of outcome.keys) {
          this.page.push(key);
          const heldMs = this.#at - (this.#arrivals.get(key) ?? NaN);
          this.longestHoldMs = Math.max(this.longestHoldMs, heldMs);
        }
      } else this.bursts.push(outcome);
    }
  }
}

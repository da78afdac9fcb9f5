import type { WedgeProtocol } from '../../catalogue/scanner-protocols.ts';
import { isModifier, isText, type Key } from './key.ts';
import { createKeyText, type KeyDamage } from './key-text.ts';
import { createRhythmMeter, type Rhythm } from './rhythm.ts';

/** Why a burst is no symbol: see {@link KeyDamage}; too few characters; no prefix; an uneven beat. */
export type BurstFlaw = KeyDamage | 'short' | 'prefix' | 'rhythm';

/** What a burst was; `rhythm` holds nothing of what was typed. */
export type BurstOutcome =
  | {
      readonly kind: 'symbol';
      readonly text: string;
      /** Whether an end key closed it. */
      readonly ended: boolean;
      readonly rhythm: Rhythm;
    }
  | { readonly kind: 'dropped'; readonly flaw: BurstFlaw; readonly rhythm: Rhythm };

/** Keys that follow each other faster than a hand types, from the first one on. */
export interface Burst {
  press(key: Key, gapMs: number): void;
  release(key: Key): void;
  /**
   * True once no hand can have typed this: `minChars` keys, or an end key or a key that acts
   * right beside a character. Never becomes false again.
   */
  isMachine(): boolean;
  /** True where this key would close the burst. */
  isEndedBy(key: Key): boolean;
  finish(ended: boolean): BurstOutcome;
}

export function createBurst(settings: WedgeProtocol): Burst {
  const { maxGapMs, minChars, prefix } = settings;
  const endKeys: readonly string[] = settings.endKeys;
  const text = createKeyText(settings.charset);
  const meter = createRhythmMeter();
  let presses = 0;
  let characters = 0;
  let acts = 0;
  let hasEnd = false;

  function isEndedBy({ key, control, alt, meta }: Key): boolean {
    return endKeys.includes(key) && !control && !alt && !meta && !text.isEmpty();
  }

  function flawOf(whole: string, rhythm: Rhythm): BurstFlaw | undefined {
    if (!whole.startsWith(prefix)) return 'prefix';
    if (whole.length - prefix.length < minChars) return 'short';
    const isEven = rhythm.meanGapMs <= maxGapMs && rhythm.spreadMs <= maxGapMs;
    return isEven ? undefined : 'rhythm';
  }

  return {
    press(key, gapMs) {
      if (presses > 0) meter.add(gapMs);
      presses += 1;
      if (!isModifier(key)) {
        if (isText(key)) characters += 1;
        else acts += 1;
        // Enter acts on every page, whatever closes the symbols of this scanner.
        hasEnd ||= key.key === 'Enter' || endKeys.includes(key.key);
      }
      if (!isEndedBy(key)) text.press(key);
    },
    release: (key) => text.release(key),
    isMachine() {
      if (presses >= minChars) return true;
      return characters + acts >= 2 && (hasEnd || (characters > 0 && acts > 0));
    },
    isEndedBy,
    finish(ended) {
      const rhythm = meter.rhythm();
      const read = text.finish();
      if ('damage' in read) return { kind: 'dropped', flaw: read.damage, rhythm };
      const flaw = flawOf(read.text, rhythm);
      if (flaw !== undefined) return { kind: 'dropped', flaw, rhythm };
      return { kind: 'symbol', text: read.text.slice(prefix.length), ended, rhythm };
    },
  };
}

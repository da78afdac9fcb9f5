import type { WedgeProtocol } from '../../catalogue/scanner-protocols.ts';
import { createEvidence, type Suspicion } from './evidence.ts';
import type { Key } from './key.ts';
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

/** How many of the gaps may be longer than `maxGapMs`. */
const SLOW_SHARE = 1 / 3;

/** Keys that follow each other so fast that they may be a machine's, from the first one on. */
export interface Burst {
  press(key: Key, gapMs: number): void;
  release(key: Key): void;
  suspicion(): Suspicion;
  /** See `evidence.ts`. */
  isMachine(): boolean;
  /** True where this key would close the burst. */
  isEndedBy(key: Key): boolean;
  finish(ended: boolean): BurstOutcome;
}

export function createBurst(settings: WedgeProtocol): Burst {
  const { maxGapMs, minChars, prefix } = settings;
  const endKeys: readonly string[] = settings.endKeys;
  const text = createKeyText(settings.charset);
  const meter = createRhythmMeter(maxGapMs);
  const evidence = createEvidence(settings);
  let isFirst = true;

  function isEndedBy({ key, control, alt, meta }: Key): boolean {
    return endKeys.includes(key) && !control && !alt && !meta && !text.isEmpty();
  }

  function flawOf(whole: string, rhythm: Rhythm): BurstFlaw | undefined {
    if (!whole.startsWith(prefix)) return 'prefix';
    if (whole.length - prefix.length < minChars) return 'short';
    const { keys, medianGapMs, slowGaps } = rhythm;
    const isEven = medianGapMs <= maxGapMs && slowGaps <= (keys - 1) * SLOW_SHARE;
    return isEven ? undefined : 'rhythm';
  }

  return {
    press(key, gapMs) {
      if (!isFirst) meter.add(gapMs);
      evidence.press(key, isFirst ? undefined : gapMs);
      isFirst = false;
      if (!isEndedBy(key)) text.press(key);
    },
    release: (key) => text.release(key),
    suspicion: () => evidence.suspicion(),
    isMachine: () => evidence.isMachine(),
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

import type { KeyboardInputEvent } from 'electron';
import type { Cancel, Clock } from '../contract/clock.ts';
import type { TerminalConfig } from '../contract/config.ts';
import type { Log } from '../contract/log.ts';
import { CATALOGUE } from '../drivers/catalogue/load.ts';
import type { WedgeProtocol } from '../drivers/catalogue/scanner-protocols.ts';
import type { BurstOutcome } from '../drivers/protocol/wedge/burst.ts';
import { createWedge, type WedgeOutcome } from '../drivers/protocol/wedge/wedge.ts';
import { createAwakeTime } from './awake-time.ts';
import { type HeldKey, replayOf } from './replay-keys.ts';

/** How often held keys are looked at, in milliseconds. */
const BEAT_MS = 5;
/** A longer step than this is a pause of the process. */
const STEP_MS = 2 * BEAT_MS;

/** What the guard needs of a `BrowserWindow`. */
export interface GuardedWindow {
  on(event: 'blur', listener: () => void): unknown;
  readonly webContents: {
    on(
      event: 'before-input-event',
      listener: (event: { preventDefault(): void }, input: HeldKeyLike) => void,
    ): unknown;
    sendInputEvent(event: KeyboardInputEvent): void;
    isDestroyed(): boolean;
  };
}
/** Electron types the kind of a key as any text. */
type HeldKeyLike = Omit<HeldKey, 'type'> & { readonly type: string };

/** What a keyboard wedge has typed. */
export interface WedgeSymbol {
  readonly text: string;
  /** Whether an end key closed it. */
  readonly ended: boolean;
}

export interface KeyboardGuardOptions {
  readonly protocol: WedgeProtocol;
  readonly clock: Clock;
  readonly onSymbol: (symbol: WedgeSymbol) => void;
  readonly log: Log;
}

/** How the keyboard wedge of the configuration types; undefined where none is configured. */
export function wedgeOf({ devices }: Pick<TerminalConfig, 'devices'>): WedgeProtocol | undefined {
  for (const { model } of devices) {
    const entry = CATALOGUE.get(model);
    if (entry?.kind === 'scanner' && entry.protocol.type === 'wedge') return entry.protocol;
  }
  return undefined;
}

/**
 * Stands between the keyboard and the page: keys of a wedge go to `onSymbol` and never to the page,
 * keys of a hand go to the page a moment later. Keys that `lockdown.ts` blocks stay blocked: it sees
 * them when they come and again when they are given back.
 */
export function guardKeyboard(window: GuardedWindow, options: KeyboardGuardOptions): void {
  const { clock, log } = options;
  const { webContents } = window;
  const wedge = createWedge<HeldKey>(options.protocol);
  const time = createAwakeTime(clock, STEP_MS, () => wedge.deadline() !== undefined);
  let isReplaying = false;
  let cancel: Cancel = () => {};

  function replay(keys: readonly HeldKey[]): void {
    if (webContents.isDestroyed()) return;
    // `sendInputEvent` comes back through `before-input-event` before it returns.
    isReplaying = true;
    try {
      for (const event of keys.flatMap(replayOf)) webContents.sendInputEvent(event);
    } finally {
      isReplaying = false;
    }
  }

  function carryOut(outcomes: readonly WedgeOutcome<HeldKey>[]): void {
    for (const outcome of outcomes) {
      if (outcome.kind === 'replay') replay(outcome.keys);
      else {
        logBurst(log, outcome);
        if (outcome.kind === 'symbol') {
          options.onSymbol({ text: outcome.text, ended: outcome.ended });
        }
      }
    }
  }

  function watch(): void {
    cancel();
    const due = wedge.deadline();
    if (due === undefined) return;
    const left = Math.max(1, due - time.now());
    cancel = clock.after(Math.min(BEAT_MS, left), () => {
      carryOut(wedge.tick(time.now()));
      watch();
    });
  }

  webContents.on('before-input-event', (event, input) => {
    if (isReplaying || !isKey(input)) return;
    const { outcomes, verdict } = wedge.key(input, time.now());
    if (verdict === 'hold') event.preventDefault();
    carryOut(outcomes);
    watch();
  });
  window.on('blur', () => {
    wedge.reset();
    watch();
  });
}

function isKey(input: HeldKeyLike): input is HeldKey {
  return input.type === 'keyDown' || input.type === 'keyUp';
}

/** How a burst was typed, never what: lengths and times alone. */
function logBurst(log: Log, burst: BurstOutcome): void {
  const { keys, medianGapMs, longestGapMs, slowGaps } = burst.rhythm;
  log({
    event: 'main.wedge-burst',
    outcome: burst.kind === 'dropped' ? burst.flaw : 'symbol',
    keys,
    medianGapMs,
    longestGapMs: Math.round(longestGapMs),
    slowGaps,
  });
}

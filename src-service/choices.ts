import type { Cancel, Clock } from '../contract/clock.ts';
import type { ServiceItem, TerminalConfig } from '../contract/config.ts';
import type { Language } from '../contract/language.ts';
import type { SessionState } from '../contract/session.ts';

/** What a person has chosen: service item and language. */
export interface Choices {
  readonly item: () => ServiceItem;
  readonly language: () => Language;
  /** False where there is no such item. */
  readonly chooseItem: (code: string) => boolean;
  readonly chooseLanguage: (language: Language) => void;
  /** The session has come into this state. */
  readonly entered: (state: SessionState) => void;
}

/**
 * At a counter the clerk's choices stay. At a self-service terminal they are the citizen's: they end
 * with the session, or when nobody has begun one for a while.
 */
export function createChoices(options: {
  readonly config: Pick<TerminalConfig, 'mode' | 'items' | 'language' | 'timeLimits'>;
  readonly clock: Clock;
  readonly onChange: () => void;
}): Choices {
  const { config, clock } = options;
  const [firstItem] = config.items;
  if (!firstItem) throw new Error('the configuration schema asks for at least one item');
  const configured = { item: firstItem, language: config.language };
  let chosen = configured;
  let state: SessionState = 'idle';
  let hasChosen = false;
  let cancel: Cancel = () => {};

  function forget(): void {
    chosen = configured;
    options.onChange();
  }

  function choose(change: Partial<typeof chosen>): void {
    chosen = { ...chosen, ...change };
    hasChosen = true;
    options.onChange();
    waitForSomebody();
  }

  function waitForSomebody(): void {
    cancel();
    if (config.mode === 'counter' || state !== 'idle') return;
    cancel = clock.after(config.timeLimits.idleS * 1_000, forget);
  }

  return {
    item: () => chosen.item,
    language: () => chosen.language,
    chooseItem(code) {
      const item = config.items.find((one) => one.code === code);
      if (item) choose({ item });
      return item !== undefined;
    },
    chooseLanguage: (language) => choose({ language }),
    entered(next) {
      // Who scans during a farewell is the next citizen, unless he has chosen something first.
      const isNext = state === 'ended' && !hasChosen;
      state = next;
      cancel();
      if (next === 'ended') hasChosen = false;
      if (config.mode === 'self-service' && (next === 'idle' || isNext)) forget();
    },
  };
}

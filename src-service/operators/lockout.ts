/** Wrong tries in a row. Times are milliseconds since 1970. */
export interface Tries {
  readonly count: number;
  readonly lastAt: number;
  /** 0: not locked. */
  readonly lockedUntil: number;
}

/** Wrong tries by account, and those of the terminal as a whole under {@link TERMINAL}. */
export type TriesBook = Readonly<Record<string, Tries>>;

/** Whoever tries one password with every id is stopped here. */
export const TERMINAL = 'terminal';

/** GB/T 22239-2019 8.1.4.1 b) asks for a limit and leaves the number to the operator of the system. */
export const OPERATOR_TRIES = 5;
export const TERMINAL_TRIES = 10;
/** First wait, doubled with each further wrong try, and the longest, in milliseconds. */
export const FIRST_LOCK_MS = 60_000;
export const LONGEST_LOCK_MS = 3_600_000;
/** Wrong tries are forgotten this long after the last one or after its lock, in milliseconds. */
export const FORGET_MS = 3_600_000;

function limitOf(key: string): number {
  return key === TERMINAL ? TERMINAL_TRIES : OPERATOR_TRIES;
}

function remembered(tries: Tries | undefined, now: number): Tries | undefined {
  if (!tries) return undefined;
  return now < Math.max(tries.lastAt, tries.lockedUntil) + FORGET_MS ? tries : undefined;
}

/** Without what is so long ago that it does not count any more. */
function withoutOld(book: TriesBook, now: number): TriesBook {
  const kept = Object.entries(redated(book, now)).filter(([, tries]) => remembered(tries, now));
  return Object.fromEntries(kept);
}

/**
 * The book of a clock that was set back: what was tried in the future counts as tried now, and is
 * locked from now on for as long as it was locked then. It has to be kept, or the lock would begin
 * anew with every look.
 *
 * @returns the same object where nothing lies in the future
 */
export function redated(book: TriesBook, now: number): TriesBook {
  const entries = Object.entries(book);
  if (entries.every(([, { lastAt }]) => lastAt <= now)) return book;
  return Object.fromEntries(
    entries.map(([key, tries]) => {
      if (tries.lastAt <= now) return [key, tries];
      const wait = Math.min(tries.lockedUntil - tries.lastAt, LONGEST_LOCK_MS);
      return [key, { ...tries, lastAt: now, lockedUntil: wait > 0 ? now + wait : 0 }];
    }),
  );
}

/** When the next try of this account is taken; `undefined` for now. */
export function lockedUntil(book: TriesBook, account: string, now: number): number | undefined {
  const dated = redated(book, now);
  const ends = [account, TERMINAL].map((key) => dated[key]?.lockedUntil ?? 0);
  const end = Math.min(Math.max(...ends), now + LONGEST_LOCK_MS);
  return end > now ? end : undefined;
}

/** After a wrong try. */
export function afterWrong(book: TriesBook, account: string, now: number): TriesBook {
  const kept = withoutOld(book, now);
  function next(key: string): Tries {
    const count = (kept[key]?.count ?? 0) + 1;
    const over = count - limitOf(key);
    const wait = over < 0 ? 0 : Math.min(FIRST_LOCK_MS * 2 ** over, LONGEST_LOCK_MS);
    return { count, lastAt: now, lockedUntil: wait === 0 ? 0 : now + wait };
  }
  return { ...kept, [account]: next(account), [TERMINAL]: next(TERMINAL) };
}

/**
 * After a right try: the account's own slips are forgiven, those of others are not, so that nobody
 * clears the way for guessing by signing in himself.
 */
export function afterRight(book: TriesBook, account: string, now: number): TriesBook {
  const { [account]: own, [TERMINAL]: all, ...others } = withoutOld(book, now);
  const count = (all?.count ?? 0) - (own?.count ?? 0);
  return all && count > 0 ? { ...others, [TERMINAL]: { ...all, count } } : others;
}

/** After somebody who keeps the operators has set a password: guessing has to begin anew anyhow. */
export function afterReset(book: TriesBook): TriesBook {
  const { [TERMINAL]: _all, ...others } = book;
  return others;
}

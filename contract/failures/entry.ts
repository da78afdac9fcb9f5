import type { Language } from '../language.ts';

/**
 * Who or what makes it good:
 * - `rescan`: the citizen shows a fresh code or puts the card down again
 * - `automatic`: the terminal tries again by itself
 * - `clerk`: somebody of the hall has to act
 * - `none`: nothing will change the answer
 */
export type Remedy = 'rescan' | 'automatic' | 'clerk' | 'none';

/**
 * When asking again makes sense:
 * - `never`: the answer stands
 * - `same-request`: the request may be repeated with the same request id: nobody was reached, nothing
 *   came in time, or a server error (5xx); after a throttle (429) only where it says when
 * - `new-input`: once a person has scanned, confirmed or chosen anew
 * - `after-fix`: once what was wrong with terminal, network or platform is put right
 */
export type RetryRule = 'never' | 'same-request' | 'new-input' | 'after-fix';

/** What people read. Each has their own words, so that nobody has to know another's trade. */
export interface FailureTexts {
  /** What happened, in one short line for everybody: calm, without jargon. */
  readonly title: string;
  /** What the citizen (群众) can do next. */
  readonly citizen: string;
  /** What the clerk does at the counter. */
  readonly clerk: string;
  /** What a technician looks at. */
  readonly technician: string;
}

/** Who reads: the citizen in self-service, the clerk at the counter, the technician in diagnostics. */
export type Audience = Exclude<keyof FailureTexts, 'title'>;

export interface FailureEntry {
  /** What happened, for an engineer who reads the source. */
  readonly cause: string;
  readonly remedy: Remedy;
  readonly retry: RetryRule;
  readonly texts: Readonly<Record<Language, FailureTexts>>;
}

/** A part of the catalogue; the codes become its type. */
export function failureTable<Code extends string>(
  table: Readonly<Record<Code, FailureEntry>>,
): Readonly<Record<Code, FailureEntry>> {
  return table;
}

import type { Subject } from '../../contract/session.ts';

/** Real-name levels above "nothing is known" (GB/T 39047 table 1). */
const LEVELS = [1, 2, 3, 4, 5] as const;
export type ShownLevel = (typeof LEVELS)[number] | '4M';

/** The level as it is written, where there is one to show; 0 and what the table does not know are none. */
export function shownLevel({
  realNameLevel,
  levelName,
}: Pick<Subject, 'realNameLevel' | 'levelName'>): ShownLevel | undefined {
  return levelName ?? LEVELS.find((one) => one === realNameLevel);
}

/** Real-name levels above "nothing is known" (GB/T 39047 table 1). */
const LEVELS = [1, 2, 3, 4, 5] as const;
export type ShownLevel = (typeof LEVELS)[number];

/** The level where there is one to show; 0 and what the table does not know are none. */
export function shownLevel(level: number): ShownLevel | undefined {
  return LEVELS.find((one) => one === level);
}

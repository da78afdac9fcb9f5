import type { HallReport } from './hall-run.ts';
import type { Found } from './searcher.ts';

const MEGABYTE = 1_000_000;
/** Where something must have been looked at, or the proof has looked past it. */
const NEEDED = [
  ...['heap of the page', 'heap of main', 'heap of the service', 'logs'],
  ...['database', 'profile folder', 'write-ahead log', 'shared memory of the log'],
];

/** `a name 2, a code 1`, or that there is nothing, or that it could not be looked at. */
export function foundText(found: Found | undefined): string {
  if (!found) return 'not allowed to look';
  if (found.size === 0) return 'nothing';
  return [...found].map(([what, count]) => `${what} ${count}`).join(' · ');
}

/** Head, and a row for each place. */
export function placeRows({ during, after }: HallReport): string[][] {
  const rows = [
    ...during.map((place) => ({ ...place, name: `${place.name}, during a session` })),
    ...after,
  ].map(({ name, files, bytes, found }) => [
    name,
    String(files),
    (bytes / MEGABYTE).toFixed(2),
    foundText(found),
  ]);
  return [['place', 'files', 'MB', 'found'], ...rows];
}

/** The person of the open session, by the name that the screen shows. */
function knowsSomebody(found: Found): boolean {
  return [...found.keys()].some((what) => what.startsWith('a masked name'));
}

/** What of the promise was not kept, or not looked at. */
export function problemsOf({ during, after }: Pick<HallReport, 'during' | 'after'>): string[] {
  const blind = during.filter(({ found }) => !knowsSomebody(found)).map(({ name }) => name);
  const left = after.filter(({ found }) => found.size > 0);
  const looked = new Set(after.filter(({ files }) => files > 0).map(({ name }) => name));
  return [
    ...(during.length === 0 ? ['no session was looked into while it was open'] : []),
    ...blind.map((name) => `${name}: nothing of an open session was found in it`),
    ...NEEDED.filter((name) => !looked.has(name)).map((name) => `${name}: was not looked at`),
    ...left.map(({ name, found }) => `${name}: ${foundText(found)}`),
  ];
}

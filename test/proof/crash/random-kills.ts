import type { Effect } from '../../../simulator/control-api.ts';
import { repetitionSchema } from '../../../simulator/platform/effect.ts';
import { createRandom } from '../../fuzz/frame/random.ts';
import type { Reporter } from '../frame/proof.ts';
import { collectEffects, type EffectBook } from './effect-book.ts';
import { openCrashHall, type Place } from './hall.ts';
import { doubledEffects, judge } from './judge.ts';
import { readStored } from './stored.ts';
import { type CrashTerminal, createCrashTerminal } from './terminal.ts';
import { startWeather } from './weather.ts';

/** People of each terminal, nobody at two of them: so that effects tell where they come from. */
const PEOPLE: readonly (readonly string[])[] = [
  ['zhang', 'wang'],
  ['li', 'sun'],
  ['chen', 'zhao'],
  ['ayinuer'],
];
/** After so many kills the figures are said. */
const SAY_EVERY = 100;

export interface RandomKillsOptions {
  readonly kills: number;
  readonly seed: number;
}

interface Lane {
  readonly place: Place;
  readonly people: readonly string[];
  readonly terminal: CrashTerminal;
}

/** What a terminal promised and how it came out, in one row of the table. */
async function judgeLane(
  { place, people, terminal }: Lane,
  effects: readonly Effect[],
): Promise<{ readonly cells: string[]; readonly problems: string[] }> {
  const { ledger, crashes, signKey } = terminal;
  const id = place.config.terminal.id;
  const stored = await readStored(place.config.dataDir, new Set([signKey]));
  if (!stored) return { cells: [id], problems: [`${id}: no database`] };
  const own = effects.filter(({ citizenId }) => people.includes(citizenId));
  const found = judge({ ledger, ...stored, effects: own });
  const rows = [...ledger.rows.values()];
  const { chain } = stored;
  const stateOf = new Map(stored.rows.map((row) => [row.id, row.state]));
  const count = (state: string): string =>
    String(rows.filter((row) => stateOf.get(row.id) === state).length);
  const shown = [...ledger.shown.values()].reduce((sum, { size }) => sum + size, 0);
  const known = rows.filter(({ kind, content }) => kind === 'outbox' || content);
  const problems = [
    ...found.map(({ kind, what }) => `${kind}: ${what}`),
    ...crashes.map((log) => `ended by itself: ${log.split('\n').slice(-6).join(' | ')}`),
    ...(stored.integrity === 'ok' ? [] : [`integrity_check: ${stored.integrity}`]),
    ...(chain?.broken ? [`audit chain: ${chain.broken.kind} at row ${chain.broken.seq}`] : []),
    ...(chain ? [] : ['no audit chain']),
  ].map((problem) => `${id}: ${problem}`);
  const figures = [rows.length, known.length].map(String);
  const ends = ['done', 'expired'].map(count);
  const rest = [ledger.granted.size, shown, own.length, chain?.rows ?? 0, chain?.anchors ?? 0];
  return { cells: [id, ...figures, ...ends, ...rest.map(String)], problems };
}

/** Requests that came once more after their effect. */
async function repetitions(platformUrl: string): Promise<number> {
  const reply = await fetch(`${platformUrl}/sim/repetitions`);
  return repetitionSchema.array().parse(await reply.json()).length;
}

const HEAD = [
  ...['terminal', 'saved', 'named', 'done', 'expired', 'consents', 'shown'],
  ...['effects', 'audit rows', 'anchors'],
];

async function killAll(
  lanes: readonly Lane[],
  { kills, seed }: RandomKillsOptions,
  book: EffectBook,
  reporter: Reporter,
): Promise<void> {
  const killedIn = new Map<string, number>();
  const beganAt = performance.now();
  let begun = 0;
  let ended = 0;
  async function work({ terminal }: Lane): Promise<void> {
    while (begun < kills && terminal.crashes.length === 0) {
      begun++;
      const state = await terminal.liveAndDie();
      killedIn.set(state, (killedIn.get(state) ?? 0) + 1);
      ended++;
      if (ended % SAY_EVERY > 0) continue;
      await book.look();
      const tookS = (performance.now() - beganAt) / 1_000;
      reporter.say(`${ended} of ${kills} kills: ${tookS.toFixed(0)} s`);
    }
  }
  await Promise.all(lanes.map(work));
  const where = [...killedIn].sort(([, a], [, b]) => b - a);
  reporter.say(`seed ${seed}, ${ended} kills: ${where.map((one) => one.join(' ')).join(', ')}`);
}

/** Kills real terminals at random moments, lets them come to rest, and holds them to their word. */
export async function runRandomKills(
  options: RandomKillsOptions,
  reporter: Reporter,
): Promise<boolean> {
  const { kills, seed } = options;
  const hall = await openCrashHall();
  try {
    const lanes = await Promise.all(
      PEOPLE.slice(0, Math.max(1, kills)).map(async (people, index): Promise<Lane> => {
        const place = await hall.place(`K${index + 1}`);
        const random = createRandom(seed * 100 + index);
        return { place, people, terminal: await createCrashTerminal(place, people, random) };
      }),
    );
    const { remote } = lanes[0]!.place;
    const book = collectEffects(remote);
    await Promise.all(lanes.map(({ terminal }) => terminal.becomeKnown()));
    const weather = await startWeather(remote, createRandom(seed * 100 + 99));
    await killAll(lanes, options, book, reporter);
    await weather.clear();
    await Promise.all(lanes.map(({ terminal }) => terminal.comeToRest()));
    await book.look();
    const effects = book.all();
    const judged = await Promise.all(lanes.map((lane) => judgeLane(lane, effects)));
    reporter.table([HEAD, ...judged.map(({ cells }) => cells)], [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const problems = [
      ...judged.flatMap((one) => one.problems),
      ...doubledEffects(effects).map(({ what }) => `doubled: ${what}`),
    ];
    for (const problem of problems) reporter.say(problem);
    const repeated = await repetitions(hall.platformUrl);
    reporter.say(
      `${effects.length} effects, ${repeated} requests repeated without one; ${problems.length} problems`,
    );
    return problems.length === 0 && effects.length > 0;
  } finally {
    await hall.close();
  }
}

import { loadavg } from 'node:os';
import { formatTable } from '../../src-cli/table.ts';
import { say } from '../../tools/say.ts';
import { CATEGORIES, type Category } from '../symbols/qr-pictures/conditions.ts';
import { takePicture, type Picture } from '../symbols/qr-pictures/picture.ts';
import type { Bench, Recorder } from './frame/recorder.ts';
import { percentile, threeDigits } from './frame/stats.ts';
import { openEngines, openPatient, type Engine } from './symbols/engines.ts';
import { FRAME_MS } from './symbols/tally.ts';

const PICTURES_EACH = 6;
const SEED = 1;
/** Of pictures that every engine has read before: a terminal runs for days. */
const WARM_SEED = 0;

interface Score {
  /** Of each category the pictures of which a code was read, and the codes. */
  readonly pictures: Map<Category, number>;
  readonly codes: Map<Category, number>;
  readonly tookMs: number[];
  /** Pictures of which a code was read, after more than the time of a frame. */
  late: number;
  /** Texts that stand in no code of the picture. */
  wrong: number;
}

async function run(recorder: Recorder): Promise<void> {
  const [ours, ...others] = await openEngines();
  if (!ours) return;
  const engines = [ours, ...(await openPatient()), ...others];
  for (const category of CATEGORIES) {
    const { frame, texts } = await takePicture(category, 0, WARM_SEED);
    for (const engine of engines) await engine.ready(frame, 'qr', texts.length)();
  }
  const scores = new Map<Engine, Score>(engines.map((engine) => [engine, emptyScore()]));
  const codes = new Map<Category, number>();
  const byAnyOther = new Map<Category, number>();
  for (const category of CATEGORIES) {
    for (let number = 0; number < PICTURES_EACH; number++) {
      const picture = await takePicture(category, number, SEED);
      add(codes, category, picture.texts.length);
      let isRead = false;
      for (const [engine, score] of scores) {
        const right = await show(engine, score, picture);
        isRead ||= right && others.includes(engine);
      }
      if (isRead) add(byAnyOther, category, 1);
    }
    say(`  ${category}`);
  }
  for (const line of tableOf(scores, byAnyOther)) say(line);
  say(`codes of all pictures: ${sum(codes)}, milliseconds of a wall clock`);
  say(`load of the machine ${loadavg().map(threeDigits).join(' ')}`);
  record(recorder, scores);
}

function emptyScore(): Score {
  return { pictures: new Map(), codes: new Map(), tookMs: [], late: 0, wrong: 0 };
}

/** Whether a code of the picture was read. */
async function show(
  engine: Engine,
  score: Score,
  { category, frame, texts }: Picture,
): Promise<boolean> {
  const reading = engine.ready(frame, 'qr', texts.length);
  const begin = performance.now();
  const read = new Set(await reading());
  const tookMs = performance.now() - begin;
  score.tookMs.push(tookMs);
  const right = texts.filter((text) => read.has(text)).length;
  score.wrong += read.size - right;
  if (right > 0) add(score.pictures, category, 1);
  if (right > 0 && tookMs > FRAME_MS) score.late++;
  add(score.codes, category, right);
  return right > 0;
}

function add(counts: Map<Category, number>, category: Category, more: number): void {
  counts.set(category, (counts.get(category) ?? 0) + more);
}

function sum(counts: ReadonlyMap<Category, number>): number {
  return [...counts.values()].reduce((all, one) => all + one, 0);
}

function tableOf(
  scores: ReadonlyMap<Engine, Score>,
  byAnyOther: ReadonlyMap<Category, number>,
): string[] {
  const columns = [...scores.values()];
  const each = (cell: (score: Score) => string): string[] => columns.map(cell);
  const rows = CATEGORIES.map((category) => [
    `${category} (${PICTURES_EACH})`,
    ...each(({ pictures }) => String(pictures.get(category) ?? 0)),
    String(byAnyOther.get(category) ?? 0),
  ]);
  const head = ['pictures read', ...[...scores.keys()].map(({ name }) => name), 'any other'];
  const table = [
    head,
    ...rows,
    ['all', ...each(({ pictures }) => String(sum(pictures))), String(sum(byAnyOther))],
    [`of them after more than ${FRAME_MS} ms`, ...each(({ late }) => String(late)), ''],
    ['codes', ...each(({ codes }) => String(sum(codes))), ''],
    ['other texts', ...each(({ wrong }) => String(wrong)), ''],
    ['median ms', ...each(({ tookMs }) => threeDigits(percentile(tookMs, 0.5))), ''],
    ['p95 ms', ...each(({ tookMs }) => threeDigits(percentile(tookMs, 0.95))), ''],
  ];
  return formatTable(table, { right: head.map((_, at) => at).slice(1) });
}

/** Ours against the best of the others. */
function record(recorder: Recorder, scores: ReadonlyMap<Engine, Score>): void {
  const all = [...scores];
  const isOurs = ([{ name }]: (typeof all)[number]): boolean => name.startsWith('ours');
  const baseline = Math.max(
    ...all.filter((one) => !isOurs(one)).map(([, { pictures }]) => sum(pictures)),
  );
  const unit = `of ${CATEGORIES.length * PICTURES_EACH}`;
  for (const [{ name }, { pictures, wrong }] of all.filter(isOurs)) {
    recorder.record({ metric: `${name}: pictures read`, value: sum(pictures), unit, baseline });
    recorder.record({ metric: `${name}: wrong texts`, value: wrong, unit: 'texts', baseline: 0 });
  }
}

export const bench: Bench = {
  about: 'reading QR codes off pictures of sixteen conditions, ours against seven other engines',
  run,
};

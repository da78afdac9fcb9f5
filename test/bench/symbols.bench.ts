import { loadavg } from 'node:os';
import { formatTable } from '../../src-cli/table.ts';
import { say } from '../../tools/say.ts';
import type { Frame, Symbology } from '../../symbols/decoder.ts';
import type { Bench, Recorder } from './frame/recorder.ts';
import { threeDigits } from './frame/stats.ts';
import { emptyFrame } from './symbols/empty.ts';
import { openEngines, type Engine } from './symbols/engines.ts';
import {
  havePhotographs,
  photographs,
  photographsOfNothing,
  turned,
} from './symbols/photographs.ts';
import { takeShot, TROUBLES } from './symbols/screens.ts';
import { createTally, FRAME_MS, type Tally } from './symbols/tally.ts';

const DIFFICULTIES = [
  ['easy', 0.25],
  ['medium', 0.5],
  ['hard', 0.75],
] as const;
const SHOTS_EACH = 4;
const EMPTY_FRAMES = 60;
/** A terminal runs for days: every engine has been at work before, at what is easy and at what is not. */
const WARM_SHOTS = 52;
const FIRST_SEED = 20_261_122;

const SETS = ['photographs', 'others', 'easy', 'medium', 'hard', 'nothing', 'empty'] as const;
type Set = (typeof SETS)[number];

type Tallies = ReadonlyMap<Engine, Readonly<Record<Set, Tally>>>;

function tallyEach(engines: readonly Engine[]): Tallies {
  return new Map(
    engines.map((engine) => [
      engine,
      Object.fromEntries(SETS.map((set) => [set, createTally()])) as Record<Set, Tally>,
    ]),
  );
}

/** Each engine in turn on the same picture, so that a busy moment of the machine meets all. */
async function show(
  tallies: Tallies,
  set: Set,
  picture: {
    readonly frame: Frame;
    readonly text: string | undefined;
    readonly symbology: Symbology;
  },
): Promise<void> {
  for (const [engine, tally] of tallies) {
    if (engine.isQrOnly && picture.symbology !== 'qr') continue;
    const read = engine.ready(picture.frame, picture.symbology);
    const begin = performance.now();
    const texts = await read();
    tally[set].add(texts, picture.text, performance.now() - begin);
  }
}

async function run(recorder: Recorder): Promise<void> {
  const engines = await openEngines();
  const warm = tallyEach(engines);
  for (let seed = 1; seed <= WARM_SHOTS; seed++) {
    const trouble = TROUBLES[seed % TROUBLES.length] ?? 'screen';
    await show(warm, 'easy', { ...takeShot(trouble, (seed % 4) / 4, seed), symbology: 'qr' });
  }
  const tallies = tallyEach(engines);
  if (havePhotographs()) await showPhotographs(tallies);
  else say('  no photographs: ../shared/samples/symbols is not there; the rendered set alone');
  let seed = FIRST_SEED;
  for (const [difficulty, hardness] of DIFFICULTIES) {
    for (const trouble of TROUBLES) {
      for (let shot = 0; shot < SHOTS_EACH; shot++) {
        const { frame, text } = takeShot(trouble, hardness, seed++);
        await show(tallies, difficulty, { frame, text, symbology: 'qr' });
      }
    }
  }
  for (let frame = 0; frame < EMPTY_FRAMES; frame++) {
    const picture = { frame: emptyFrame(FIRST_SEED + frame), text: undefined };
    await show(tallies, 'empty', { ...picture, symbology: 'qr' });
  }
  for (const line of tableOf(tallies)) say(line);
  say(`late: the right text, after more than ${FRAME_MS} ms`);
  const load = loadavg().map((one) => one.toFixed(1));
  say(`milliseconds of a wall clock; load of the machine ${load.join(' ')}`);
  record(recorder, tallies);
}

async function showPhotographs(tallies: Tallies): Promise<void> {
  for await (const { symbology, frame, text } of photographs()) {
    let view = frame;
    for (let turn = 0; turn < 4; turn++, view = turned(view)) {
      const set = symbology === 'qr' ? 'photographs' : 'others';
      await show(tallies, set, { frame: view, text, symbology });
    }
  }
  for await (const picture of photographsOfNothing()) await show(tallies, 'nothing', picture);
}

const HEAD = [
  ...['engine', 'QR photographs', 'other photographs'],
  ...['screens easy', 'medium', 'hard', 'of them late', 'wrong texts'],
  ...['median ms', 'p95 ms', 'empty median', 'empty p95'],
];

function tableOf(tallies: Tallies): string[] {
  const rows = [...tallies].map(([{ name }, sets]) => {
    const share = (set: Set): string =>
      sets[set].pictures === 0 ? '–' : `${sets[set].right}/${sets[set].pictures}`;
    const { medium, empty } = sets;
    const wrong = SETS.reduce((sum, set) => sum + sets[set].wrong, 0);
    const times = [medium.median(), medium.p95(), empty.median(), empty.p95()];
    return [
      ...[name, share('photographs'), share('others')],
      ...[share('easy'), share('medium'), share('hard')],
      ...[String(lateOf(sets)), String(wrong)],
      ...times.map(threeDigits),
    ];
  });
  return formatTable([HEAD, ...rows], { right: HEAD.map((_, at) => at).slice(1) });
}

const SCREENS = ['easy', 'medium', 'hard'] as const;

function lateOf(sets: Readonly<Record<Set, Tally>>): number {
  return SCREENS.reduce((sum, set) => sum + sets[set].late, 0);
}

/** Ours, where it comes within the time of a frame, against the best of the others, however long that takes. */
function record(recorder: Recorder, tallies: Tallies): void {
  const [ours, ...others] = [...tallies.values()];
  if (!ours) return;
  for (const set of ['photographs', 'easy', 'medium', 'hard'] as const) {
    if (ours[set].pictures === 0) continue;
    const best = Math.max(...others.map((sets) => sets[set].right));
    recorder.record({
      metric: `${set} read`,
      value: ours[set].right - ours[set].late,
      unit: `of ${ours[set].pictures}`,
      baseline: best,
    });
  }
  const wrong = SETS.reduce((sum, set) => sum + ours[set].wrong, 0);
  recorder.record({ metric: 'wrong texts', value: wrong, unit: 'texts', baseline: 0 });
  recorder.record({
    metric: 'empty frame p50',
    value: ours.empty.median(),
    unit: 'ms',
    baseline: 8,
  });
  recorder.record({ metric: 'empty frame p95', value: ours.empty.p95(), unit: 'ms', baseline: 15 });
}

export const bench: Bench = {
  about: 'reading QR codes off photographs and screens, ours against seven other engines',
  run,
};

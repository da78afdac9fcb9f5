import { createGridMatrixDecoder } from '../../symbols/gridmatrix/grid-matrix-decoder.ts';
import { say } from '../../tools/say.ts';
import { loadPhotograph, photographsOf } from '../symbols/gridmatrix-pictures/photographs.ts';
import type { Bench, Recorder } from './frame/recorder.ts';
import { percentile } from './frame/stats.ts';
import { readEmptyFrames, readRenderedSet, type Outcome } from './symbols/grid-matrix.ts';

/** Of each version, level and condition: 2,304 pictures. */
const TIMES = 4;
const EMPTY_FRAMES = 200;
/** What a frame of 1280 × 720 may take, with a symbol and without, in milliseconds. */
const LIMIT_MS = 40;
const EMPTY_LIMIT_MS = 15;
const PHOTOGRAPHS = [
  'falsepositives-1',
  'qrcode-1',
  'qrcode-3',
  'qrcode-5',
  'qrcode-6',
  'datamatrix-2',
  'aztec-2',
];

function recordReads(recorder: Recorder, name: string, outcomes: readonly Outcome[]): void {
  const read = outcomes.filter(({ outcome }) => outcome === 'read').length;
  recorder.record({ metric: `${name}: read`, value: read, unit: '', baseline: outcomes.length });
  const p95 = percentile(
    outcomes.map(({ ms }) => ms),
    0.95,
  );
  recorder.record({ metric: `${name}: p95`, value: p95, unit: 'ms', baseline: LIMIT_MS });
}

const wrongOf = (outcomes: readonly Pick<Outcome, 'outcome'>[]): number =>
  outcomes.filter(({ outcome }) => outcome === 'wrong').length;

export const bench: Bench = {
  about:
    'Grid Matrix in rendered pictures of a camera, against all of them and against 40 ms (15 ms without a symbol)',
  async run(recorder) {
    const decoder = createGridMatrixDecoder(() => performance.now());
    const all = [...readRenderedSet(decoder, TIMES)];
    for (const [name, group] of Map.groupBy(all, ({ condition }) => condition)) {
      recordReads(recorder, name, group);
    }
    for (const [version, group] of Map.groupBy(all, ({ version }) => version)) {
      recordReads(recorder, `version ${version}`, group);
    }
    recordReads(recorder, 'all', all);
    recorder.record({ metric: 'all: wrong texts', value: wrongOf(all), unit: '', baseline: 0 });
    for (const { outcome, version, level, condition, seed } of all) {
      if (outcome !== 'read') say(`${outcome}: ${version}-${level} ${condition} ${seed}`);
    }
    const empty = [...readEmptyFrames(decoder, EMPTY_FRAMES)];
    for (const [metric, share] of [
      ['empty frames: p50', 0.5],
      ['empty frames: p95', 0.95],
    ] as const) {
      const value = percentile(
        empty.map(({ ms }) => ms),
        share,
      );
      recorder.record({ metric, value, unit: 'ms', baseline: EMPTY_LIMIT_MS });
    }
    recorder.record({ metric: 'empty frames: read', value: wrongOf(empty), unit: '', baseline: 0 });
    await readPhotographs(recorder, decoder);
    decoder.dispose();
  },
};

/** Photographs of other symbols and of none. */
async function readPhotographs(
  recorder: Recorder,
  decoder: ReturnType<typeof createGridMatrixDecoder>,
): Promise<void> {
  const files = PHOTOGRAPHS.flatMap(photographsOf);
  if (files.length === 0) {
    say('photographs of other symbols are not there: left out');
    return;
  }
  let read = 0;
  for (const file of files) {
    const request = { symbologies: ['grid-matrix'], budgetMs: 1_000, atMost: 9 } as const;
    read += decoder.decode(await loadPhotograph(file), request).length;
  }
  const metric = `${files.length} photographs of others: read`;
  recorder.record({ metric, value: read, unit: '', baseline: 0 });
}

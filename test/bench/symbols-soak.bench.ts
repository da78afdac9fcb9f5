import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { say } from '../../tools/say.ts';
import { halve } from '../../symbols/chooser/pictures/scale.ts';
import { SYMBOLOGIES, type Frame } from '../../symbols/decoder.ts';
import { openDecoder } from '../../symbols/open-decoder.ts';
import { readZxingWasm } from '../../symbols/zxing/wasm.node.ts';
import type { Bench } from './frame/recorder.ts';
import { emptyFrame } from './symbols/empty.ts';
import { takeShot, TROUBLES } from './symbols/screens.ts';
import { FRAME_MS } from './symbols/tally.ts';

const FRAMES = 20_000;
/** By then everything that is made once has been made. */
const SETTLED = 2_000;

const MEGABYTE = 1_048_576;

interface Memory {
  readonly heapMb: number;
  readonly residentMb: number;
}

function collector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

async function memoryAfter(collect: () => void): Promise<Memory> {
  // Array buffers go only after the second time round.
  for (let round = 0; round < 3; round++) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heapMb: (heapUsed + external) / MEGABYTE, residentMb: rss / MEGABYTE };
}

/** Half the size of a camera's: twenty thousand are to be done in minutes. */
function frames(): readonly Frame[] {
  const shots = TROUBLES.map((trouble, at) =>
    takeShot(trouble, at % 2 === 0 ? 0.2 : 0.8, 900 + at),
  );
  const nothing = [1, 2, 3, 4].map((seed) => emptyFrame(seed));
  return [...shots.map(({ frame }) => frame), ...nothing].map(halve);
}

export const bench: Bench = {
  about: `memory over ${FRAMES} frames, with every garbage collected, against that after ${SETTLED}`,
  async run(recorder) {
    const collect = collector();
    const elapsedMs = (): number => performance.now();
    const wasm = await readZxingWasm();
    const decoder = await openDecoder({ wasm, elapsedMs, mode: 'camera' });
    const pictures = frames();
    const request = { symbologies: SYMBOLOGIES, budgetMs: FRAME_MS, atMost: 1 };
    let read = 0;
    let settled: Memory | undefined;
    for (let frame = 0; frame < FRAMES; frame++) {
      if (frame === SETTLED) settled = await memoryAfter(collect);
      const picture = pictures[frame % pictures.length];
      if (picture) read += decoder.decode(picture, request).length;
    }
    const end = await memoryAfter(collect);
    decoder.dispose();
    say(`  ${read} of ${FRAMES} frames read`);
    if (!settled) return;
    const bytes = ((end.heapMb - settled.heapMb) * MEGABYTE) / (FRAMES - SETTLED);
    say(`  ${bytes.toFixed(1)} bytes more a frame`);
    recorder.record({
      metric: 'heap and buffers',
      value: end.heapMb,
      unit: 'MB',
      baseline: settled.heapMb,
    });
    recorder.record({
      metric: 'resident',
      value: end.residentMb,
      unit: 'MB',
      baseline: settled.residentMb,
    });
  },
};

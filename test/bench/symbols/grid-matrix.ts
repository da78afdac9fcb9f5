import type { Decoder, Frame } from '../../../symbols/decoder.ts';
import { createRandom } from '../../../simulator/devices/random.ts';
import { develop } from '../../symbols/gridmatrix-pictures/effects.ts';
import { HEIGHT, WIDTH } from '../../symbols/gridmatrix-pictures/pose.ts';
import { drawBackground } from '../../symbols/gridmatrix-pictures/scene.ts';
import { shots, take, type Shot } from '../../symbols/gridmatrix-pictures/set.ts';

/** What came of one picture. */
export interface Outcome extends Shot {
  readonly outcome: 'read' | 'not read' | 'wrong';
  /** Time of the processor in this thread, in milliseconds: others on the machine do not count. */
  readonly ms: number;
}

const REQUEST = { symbologies: ['grid-matrix'], budgetMs: 1_000, atMost: 1 } as const;

/** Reads every picture of the rendered set, each version, level and condition `times` times. */
export function* readRenderedSet(decoder: Decoder, times: number): Generator<Outcome> {
  for (const shot of shots(times)) {
    const { frame, text } = take(shot);
    const { found, ms } = timed(decoder, frame);
    const outcome = found[0] === undefined ? 'not read' : found[0].text === text ? 'read' : 'wrong';
    yield { ...shot, outcome, ms };
  }
}

/** Milliseconds for frames without a symbol; what is read there is wrong. */
export function* readEmptyFrames(
  decoder: Decoder,
  count: number,
): Generator<Pick<Outcome, 'ms' | 'outcome'>> {
  for (let seed = 1; seed <= count; seed++) {
    const random = createRandom(seed);
    const canvas = new Float32Array(WIDTH * HEIGHT);
    drawBackground(canvas, random);
    const luma = develop(canvas, 12 * random.fraction(), random);
    const { found, ms } = timed(decoder, { width: WIDTH, height: HEIGHT, luma });
    yield { outcome: found.length > 0 ? 'wrong' : 'not read', ms };
  }
}

function timed(
  decoder: Decoder,
  frame: Frame,
): { found: ReturnType<Decoder['decode']>; ms: number } {
  const before = process.threadCpuUsage();
  const found = decoder.decode(frame, REQUEST);
  const { user, system } = process.threadCpuUsage(before);
  return { found, ms: (user + system) / 1_000 };
}

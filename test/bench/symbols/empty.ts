import type { Frame } from '../../../symbols/decoder.ts';
import { between, normal, seededRandom } from './random.ts';

const WIDTH = 1_280;
const HEIGHT = 720;

/** A hall without a code: walls, edges and shadows, a little noise. */
export function emptyFrame(seed: number): Frame {
  const random = seededRandom(seed);
  const luma = new Uint8Array(WIDTH * HEIGHT);
  const things = Array.from({ length: 40 }, () => ({
    x: between(random, -100, WIDTH),
    y: between(random, -100, HEIGHT),
    width: between(random, 10, 400),
    height: between(random, 10, 300),
    tone: between(random, 20, 235),
    slope: between(random, -0.2, 0.2),
  }));
  const noise = Float32Array.from({ length: 4_096 }, () => 3 * normal(random));
  const ground = between(random, 60, 180);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      let tone = ground + 0.03 * x - 0.02 * y;
      for (const thing of things) {
        const [dx, dy] = [x - thing.x, y - thing.y];
        if (dx < 0 || dy < 0 || dx >= thing.width || dy >= thing.height) continue;
        tone = thing.tone + thing.slope * dx;
      }
      tone += noise[(x * 31 + y * 1_117 + ((x * y) & 255)) & 4_095] ?? 0;
      luma[y * WIDTH + x] = Math.min(Math.max(tone, 0), 255);
    }
  }
  return { width: WIDTH, height: HEIGHT, luma };
}

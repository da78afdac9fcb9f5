import {
  EncodeHintType,
  QRCodeDecoderErrorCorrectionLevel as Level,
  QRCodeEncoder,
} from '@zxing/library';
import { beforeAll, expect, it } from 'vitest';
import { loadZxingModule } from '../../zxing/module.ts';
import { readZxingWasm } from '../../zxing/wasm.node.ts';
import { createZxingReader, type ZxingReader } from '../../zxing/zxing-reader.ts';
import type { Sampled } from './sampled.ts';
import { restore } from './restore.ts';

let zxing: ZxingReader;
beforeAll(async () => {
  zxing = createZxingReader(await loadZxingModule(await readZxingWasm()));
});

function sampledOf(text: string, level = Level.M): Sampled {
  const hints = new Map([[EncodeHintType.CHARACTER_SET, 'UTF-8']]);
  const rows = QRCodeEncoder.encode(text, level, hints).getMatrix().getArray();
  const dark = Uint8Array.from(rows.flatMap((row) => [...row]));
  return { size: rows.length, dark, sureness: new Uint8Array(dark.length).fill(255) };
}

function textOf(sampled: Sampled): string | undefined {
  const restored = restore(sampled);
  return restored && zxing.readDrawnQr(restored.picture)?.text;
}

it.each([10, 60, 200, 500])('reads %i characters back', (length) => {
  const text = '政务服务码'.repeat(length / 5);
  for (const level of [Level.L, Level.H]) {
    if (length > 400 && level === Level.H) continue;
    expect(textOf(sampledOf(text, level))).toBe(text);
  }
});

/** Turns over the modules of a square, and says so where `isTold`. */
function damaged(sampled: Sampled, side: number, isTold: boolean): Sampled {
  const [dark, sureness] = [sampled.dark.slice(), sampled.sureness.slice()];
  for (let row = 10; row < 10 + side; row++) {
    for (let column = 10; column < 10 + side; column++) {
      const at = row * sampled.size + column;
      dark[at] = 1 - (dark[at] ?? 0);
      if (isTold) sureness[at] = 0;
    }
  }
  return { ...sampled, dark, sureness };
}

it('puts right more where it is told what is unsure', () => {
  const sampled = sampledOf('x'.repeat(80), Level.H);
  const most = (isTold: boolean): number => {
    let side = 0;
    while (textOf(damaged(sampled, side + 1, isTold)) === 'x'.repeat(80)) side++;
    return side;
  };
  const [silent, told] = [most(false), most(true)];
  expect(silent).toBeGreaterThanOrEqual(8);
  expect(told).toBeGreaterThanOrEqual(silent + 3);
});

it('gives nothing rather than something else, however much is wrong', () => {
  const text = 'never a wrong text';
  const sampled = sampledOf(text, Level.L);
  let state = 7;
  const next = (): number => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) / 2 ** 32;
  for (let round = 0; round < 400; round++) {
    const wrong = next() * 0.5;
    const dark = sampled.dark.map((module) => (next() < wrong ? 1 - module : module));
    const sureness = sampled.sureness.map(() => next() * 256);
    expect([undefined, text]).toContain(textOf({ ...sampled, dark, sureness }));
  }
});

it('tells how much of the correction was left', () => {
  const sampled = sampledOf('quality', Level.H);
  expect(restore(sampled)?.quality).toBe(1);
  const quality = restore(damaged(sampled, 3, false))?.quality ?? 1;
  expect(quality).toBeLessThan(1);
  expect(quality).toBeGreaterThan(0);
});

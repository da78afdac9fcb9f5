import { createRandom } from '../../../simulator/devices/random.ts';
import { unwrap } from '../../../contract/result.ts';
import { encodeGridMatrix, type Level } from '../../../symbols/gridmatrix/encode.ts';
import type { Matrix } from '../../../symbols/gridmatrix/matrix.ts';
import { dataCodewordsOf } from '../../../symbols/gridmatrix/version.ts';

export interface Written {
  readonly text: string;
  readonly matrix: Matrix;
}

const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const CHINESE = '亮码政务服务大厅窗口办事证照材料申请受理';

/** A symbol of this version and level with an invented text that fills some of it or all. */
export function writeSymbol(version: number, level: Level, seed: number): Written {
  const random = createRandom(seed);
  // At worst a character takes 13 bits beside the 7 of a codeword, and a change of mode some more.
  const most = Math.floor((dataCodewordsOf(version, level) * 7 - 40) / 13);
  const length = Math.max(1, Math.floor(most * (0.3 + 0.7 * random.fraction())));
  const alphabet = random.happens(0.3)
    ? CHINESE
    : random.happens(0.4)
      ? CHARACTERS.slice(0, 10)
      : CHARACTERS;
  const text = Array.from({ length }, () => alphabet[random.below(alphabet.length)]).join('');
  return { text, matrix: unwrap(encodeGridMatrix(text, { version, level })) };
}

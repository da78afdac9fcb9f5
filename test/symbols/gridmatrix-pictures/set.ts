import { hasLevel, LAST_VERSION, LEVELS, type Level } from '../../../symbols/gridmatrix/version.ts';
import { CONDITIONS, type Condition } from './conditions.ts';
import { takePicture, type Picture } from './picture.ts';
import { writeSymbol } from './symbols.ts';

/** A picture yet to be taken: the same for the same figures. */
export interface Shot {
  readonly version: number;
  readonly level: Level;
  readonly condition: Condition;
  readonly seed: number;
}

/** Every version at every level in every condition, so many times. */
export function shots(times: number): Shot[] {
  const all: Shot[] = [];
  for (let version = 1; version <= LAST_VERSION; version++) {
    for (const level of LEVELS.filter((one) => hasLevel(version, one))) {
      CONDITIONS.forEach((condition, place) => {
        for (let time = 0; time < times; time++) {
          const seed = ((version * 10 + level) * 100 + place) * 1_000 + time;
          all.push({ version, level, condition, seed });
        }
      });
    }
  }
  return all;
}

export function take({
  version,
  level,
  condition,
  seed,
}: Shot): Picture & { readonly text: string } {
  const { text, matrix } = writeSymbol(version, level, seed);
  return { ...takePicture(matrix, condition, seed), text };
}

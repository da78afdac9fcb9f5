import { unwrap } from '../../contract/result.ts';
import { parseCode } from '../../govcode/parse.ts';
import { SIMULATED_PROFILES } from '../../govcode/profiles.ts';
import { makeServiceCode } from '../../simulator/platform/service-code.ts';
import type { Bench } from './frame/recorder.ts';

const ROUNDS = 20_000;
const WARM_UP_ROUNDS = 2_000;
/** Codes in one sample: enough that the clock's own time does not count. */
const CODES = 16;
const SHAPE = /^(01)([012]\d{6})(0[1-6]|99)([0-9A-Z]{24,40})([0-9A-Z])$/;

const codes = Array.from({ length: CODES }, (_, index) =>
  makeServiceCode('1390000', `A${index}B7C3D4E5F6G7H8J9K0L1M2N3`.padEnd(30, 'Z')),
);

/** Microseconds for one code, on the mean of all. */
function timed(work: (code: string) => unknown): number {
  const begin = process.hrtime.bigint();
  for (const code of codes) if (!work(code)) throw new Error('a good code was refused');
  return Number(process.hrtime.bigint() - begin) / 1_000 / CODES;
}

const parse = (code: string): unknown => unwrap(parseCode(code, SIMULATED_PROFILES, { now: 0 }));
const match = (code: string): unknown => SHAPE.exec(code);

export const bench: Bench = {
  about: 'parsing and checking a code, against one regular expression over the same text',
  run(recorder) {
    const own: number[] = [];
    const baseline: number[] = [];
    for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      const [ours, theirs] = [timed(parse), timed(match)];
      if (round < 0) continue;
      own.push(ours);
      baseline.push(theirs);
    }
    recorder.percentiles('parse and check a code', 'µs', own, baseline);
  },
};

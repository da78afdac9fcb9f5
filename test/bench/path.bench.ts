import { setTimeout as pause } from 'node:timers/promises';
import { unwrap } from '../../contract/result.ts';
import { SCANS_PER_S } from '../../drivers/scan-limit.ts';
import { parseCode } from '../../govcode/parse.ts';
import { SIMULATED_PROFILES } from '../../govcode/profiles.ts';
import { makeServiceCode } from '../../simulator/platform/service-code.ts';
import { createRemote } from '../../tools/simulation/remote.ts';
import type { Bench, Recorder } from './frame/recorder.ts';
import { percentile } from './frame/stats.ts';
import { startTimedTerminal } from './path/own-time.ts';
import { startSimulatedPlatform } from './path/platform.ts';
import { measureSealing, measureSigning } from './path/signing.ts';

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

const SCANS = 40;
const WARM_UP_SCANS = 5;

/** What the terminal itself takes for a whole scan, the platform's time taken out. */
async function scans(platformUrl: string): Promise<number[]> {
  const remote = createRemote({ platformUrl, devicesUrl: '' });
  const terminal = await startTimedTerminal(platformUrl);
  const own: number[] = [];
  try {
    for (let round = -WARM_UP_SCANS; round < SCANS; round++) {
      const { code } = await remote.issueCode('zhang', { codeSystemId: '1390000' });
      await pause(1_000 / SCANS_PER_S);
      const { ownMs } = await terminal.scan(code);
      if (round >= 0) own.push(ownMs);
    }
  } finally {
    await terminal.stop();
  }
  return own;
}

async function wholePath(recorder: Recorder): Promise<void> {
  const platform = await startSimulatedPlatform();
  try {
    const own = await scans(platform.ready.url);
    const crypto = await measureSealing(SCANS);
    for (const [name, share] of [
      ['p50', 0.5],
      ['p95', 0.95],
    ] as const) {
      recorder.record({
        metric: `own time, code to certificate list ${name}`,
        value: percentile(own, share),
        unit: 'ms',
        baseline: percentile(crypto, share),
      });
    }
  } finally {
    await platform.stop();
  }
}

export const bench: Bench = {
  about:
    'a code against one regular expression, a signature against bare SM2, a whole scan against its cryptography alone',
  async run(recorder) {
    const own: number[] = [];
    const baseline: number[] = [];
    for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      const [ours, theirs] = [timed(parse), timed(match)];
      if (round < 0) continue;
      own.push(ours);
      baseline.push(theirs);
    }
    recorder.percentiles('parse and check a code', 'µs', own, baseline);
    const { sign, verify } = await measureSigning();
    recorder.percentiles('sign a request (SM2, SM3, JCS)', 'ms', sign.own, sign.baseline);
    recorder.percentiles('verify a reply (SM2, SM3, JCS)', 'ms', verify.own, verify.baseline);
    await wholePath(recorder);
  },
};

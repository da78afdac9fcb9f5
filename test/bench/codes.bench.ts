import { z } from 'zod';
import { unwrap } from '../../contract/result.ts';
import { charsetPattern } from '../../govcode/charset.ts';
import type { CodeProfile } from '../../govcode/compile.ts';
import { formatCode } from '../../govcode/format.ts';
import { parseCode } from '../../govcode/parse.ts';
import { SIMULATED_PROFILES } from '../../govcode/profiles.ts';
import type { Bench, Recorder } from './frame/recorder.ts';

const ROUNDS = 10_000;
const WARM_UP_ROUNDS = 2_000;
/** Codes in one sample: enough that the clock's own time does not count. */
const CODES = 16;
const NOW = Date.UTC(2026, 6, 1);

const token = (index: number): string => `A${index}B7C3D4E5F6G7H8J9K0L1M2N3`.padEnd(30, '4');

/** Segments of a code of each profile, all but the check character. */
const SEGMENTS: Readonly<Record<string, (index: number) => Record<string, string>>> = {
  'ASC-A1': (index) => ({
    version: '01',
    codeSystemId: '1390102',
    channelType: '01',
    token: token(index),
  }),
  'CITY-D1': (index) => ({
    version: 'C1',
    regionCode: '390100',
    attribute: '1',
    token: token(index).slice(0, 26),
  }),
  'CITY-U1': (index) => ({
    version: 'U1',
    codeSystemId: '1390102',
    authority: '0001',
    attribute: '1',
    token: String(index).padStart(20, '31415926535'),
    extensionLength: '010',
    extension: '2718281828',
    issuedAt: String(NOW / 1_000),
    lifetime: '120',
  }),
  'CERT-36904': (index) => ({
    typeCode: '11100000000013338W032',
    issuerCode: '11220000013544541J',
    serial: String(2_430_599 + index),
    version: '001',
  }),
};

interface Sample {
  /** As it is shown. */
  readonly text: string;
  readonly segments: Record<string, string>;
}

function samplesOf(profile: CodeProfile): Sample[] {
  const { id, match } = profile.data;
  return Array.from({ length: CODES }, (_, index) => {
    const segments = SEGMENTS[id]?.(index) ?? {};
    const code = unwrap(formatCode(profile, segments));
    const text = match.bare ? code : `https://code.city.example/c?v=${code}`;
    return { text, segments };
  });
}

/** The segments as a schema of the kept library, one expression each; nothing is cut or looked up. */
function schemaOf(profile: CodeProfile): z.ZodType {
  const shape = profile.data.segments.map(({ name, charset }) => {
    return [name, z.string().max(400).regex(charsetPattern(charset)).optional()] as const;
  });
  return z.strictObject(Object.fromEntries(shape));
}

/** Microseconds for one code, on the mean of all. */
function timed(samples: readonly Sample[], work: (sample: Sample) => boolean): number {
  const begin = process.hrtime.bigint();
  for (const one of samples) if (!work(one)) throw new Error('a good code was refused');
  return Number(process.hrtime.bigint() - begin) / 1_000 / samples.length;
}

function measure(profile: CodeProfile, recorder: Recorder): void {
  const samples = samplesOf(profile);
  const schema = schemaOf(profile);
  const context = { now: NOW, symbology: ']Q1' };
  const own: number[] = [];
  const baseline: number[] = [];
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
    const ours = timed(samples, ({ text }) => parseCode(text, SIMULATED_PROFILES, context).ok);
    const theirs = timed(samples, ({ segments }) => schema.safeParse(segments).success);
    if (round < 0) continue;
    own.push(ours);
    baseline.push(theirs);
  }
  recorder.percentiles(`parse and check ${profile.data.id}`, 'µs', own, baseline);
}

export const bench: Bench = {
  about:
    'parsing and checking a code of each profile, against a zod object of its segments cut beforehand',
  run(recorder) {
    for (const profile of SIMULATED_PROFILES) measure(profile, recorder);
  },
};

import { parseCode } from '../../govcode/parse.ts';
import { SIMULATED_PROFILES } from '../../govcode/profiles.ts';
import { damage, makeServiceCode } from '../../simulator/platform/service-code.ts';
import type { FuzzTarget } from './frame/target.ts';

const encoder = new TextEncoder();
const GOOD = makeServiceCode('1390000', 'A1B2C3D4E5F6G7H8J9K0L1M2N3');
const LONGEST = makeServiceCode('0000000', 'Z9'.repeat(20));

const parse: FuzzTarget = {
  name: 'parse-code',
  seeds: [GOOD, LONGEST, damage(GOOD), ` ${GOOD}\r\n`, '政务服务码', '01'].map((text) =>
    encoder.encode(text),
  ),
  maxBytes: 4_096,
  limitMs: 20,
  run(bytes) {
    const text = new TextDecoder().decode(bytes);
    const parsed = parseCode(text, SIMULATED_PROFILES, { now: 0 });
    if (!parsed.ok) return;
    const { content, segments, hint } = parsed.value;
    if (content !== text.trim()) throw new Error('a code was mended');
    if (Object.values(segments).join('') !== content) throw new Error('segments do not add up');
    if (hint.includes(segments.token ?? '')) throw new Error('the hint gives the token away');
  },
};

export const targets: readonly FuzzTarget[] = [parse];

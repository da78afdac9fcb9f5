import { z } from 'zod';
import { creditCodeOf } from './credit-code.ts';
import data from './organs.json' with { type: 'json' };

const organSchema = z.strictObject({
  id: z.string(),
  regionCode: z.string().regex(/^39\d{4}$/),
  organCode: z.string().regex(/^\d{8}$/),
  name: z.string(),
  englishName: z.string(),
});

/** An invented authority. Its region codes (39xxxx) were never assigned. */
export interface Organ {
  readonly id: string;
  readonly name: string;
  readonly englishName: string;
  /** Unified social credit code (GB 32100), 18 characters. */
  readonly creditCode: string;
  /** Number of its seal (印章编码, GA/T 1106): region and seven digits. */
  readonly sealNumber: string;
}

/** Registered by the staffing office (机构编制), a body of the state. */
const STATE_ORGAN = '11';

const ORGANS = new Map<string, Organ>(
  z
    .array(organSchema)
    .parse(data)
    .map(({ id, regionCode, organCode, name, englishName }) => [
      id,
      {
        ...{ id, name, englishName },
        creditCode: creditCodeOf(STATE_ORGAN, regionCode, organCode),
        sealNumber: `${regionCode}00000${organCode.slice(-2)}`,
      },
    ]),
);

/** @throws where the data names an organ that is not there */
export function organById(id: string): Organ {
  const organ = ORGANS.get(id);
  if (!organ) throw new Error(`no organ ${id} in organs.json`);
  return organ;
}

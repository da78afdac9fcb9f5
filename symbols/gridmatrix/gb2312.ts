import { CHINESE } from './modes.ts';

const CELLS = 96;
const FIRST_LEAD = 0xa1;
const SYMBOL_ROWS = 9;
const FIRST_HANZI_LEAD = 0xb0;
const LAST_LEAD = 0xf7;
const FIRST_TRAIL = 0xa0;

/** The value in Chinese mode of a pair of bytes of GB 2312, if it has one. */
export function chineseValue(lead: number, trail: number): number | undefined {
  if (trail <= FIRST_TRAIL || trail === 0xff) return undefined;
  const row = rowOf(lead);
  return row === undefined ? undefined : row * CELLS + trail - FIRST_TRAIL;
}

function rowOf(lead: number): number | undefined {
  if (lead >= FIRST_LEAD && lead < FIRST_LEAD + SYMBOL_ROWS) return lead - FIRST_LEAD;
  if (lead >= FIRST_HANZI_LEAD && lead <= LAST_LEAD) return lead - FIRST_HANZI_LEAD + SYMBOL_ROWS;
  return undefined;
}

/** The pair of bytes that a value of Chinese mode below {@link CHINESE.line} stands for. */
export function pairOf(value: number): readonly [number, number] | undefined {
  const row = Math.floor(value / CELLS);
  const lead = row < SYMBOL_ROWS ? FIRST_LEAD + row : FIRST_HANZI_LEAD + row - SYMBOL_ROWS;
  const trail = FIRST_TRAIL + (value % CELLS);
  if (value >= CHINESE.line || trail === FIRST_TRAIL || trail === 0xff) return undefined;
  return [lead, trail];
}

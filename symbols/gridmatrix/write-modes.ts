import type { BitWriter } from './bits.ts';
import { HEAD_BITS, INDICATOR, INDICATOR_BITS, SWITCHES, type Mode } from './modes.ts';
import type { Step } from './plan.ts';

/** Writes bytes as planned, from the first mode indicator to the end of the last mode. */
export function writeSteps(bits: BitWriter, bytes: Uint8Array, steps: readonly Step[]): void {
  let mode: Mode | undefined;
  for (const run of runsOf(steps)) {
    writeSwitch(bits, mode, run.mode);
    mode = run.mode;
    bits.write(headOf(run), HEAD_BITS[mode]);
    for (const step of run.steps) writeStep(bits, bytes, step);
  }
  if (mode !== undefined) writeSwitch(bits, mode, 'end');
}

/** Steps that one indicator is enough for. */
interface ModeRun {
  readonly mode: Mode;
  readonly steps: readonly Step[];
}

function runsOf(steps: readonly Step[]): readonly ModeRun[] {
  const runs: { mode: Mode; steps: Step[] }[] = [];
  for (const step of steps) {
    const last = runs.at(-1);
    if (last?.mode === step.mode && step.mode !== 'byte') last.steps.push(step);
    else runs.push({ mode: step.mode, steps: [step] });
  }
  return runs;
}

/** What a run says at its beginning: digits to drop at its end, or its bytes less one. */
function headOf({ mode, steps }: ModeRun): number {
  const last = steps.at(-1);
  if (last === undefined) return 0;
  if (mode === 'numeral') return 3 - (last.character?.digits ?? 3);
  return mode === 'byte' ? last.end - last.start - 1 : 0;
}

function writeStep(bits: BitWriter, bytes: Uint8Array, step: Step): void {
  if (step.character === undefined) {
    for (const byte of bytes.subarray(step.start, step.end)) bits.write(byte, 8);
    return;
  }
  for (const { value, width } of step.character.codes) bits.write(value, width);
}

function writeSwitch(bits: BitWriter, from: Mode | undefined, to: Mode | 'end'): void {
  if (from === undefined) {
    bits.write(INDICATOR[to], INDICATOR_BITS);
    return;
  }
  const code = SWITCHES[from][to];
  if (code !== undefined) bits.write(code.value, code.width);
}

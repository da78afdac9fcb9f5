import { charactersAt, type Character, type CharacterMode } from './characters.ts';
import { HEAD_BITS, INDICATOR_BITS, LONGEST_RUN, MODES, SWITCHES, type Mode } from './modes.ts';

/** Bytes `start`…`end` written in one mode: as one character, in byte mode as one run. */
export interface Step {
  readonly mode: Mode;
  readonly start: number;
  readonly end: number;
  /** Not in byte mode. */
  readonly character?: Character;
}

/**
 * The shortest way to write bytes from a mode indicator to the end of the last mode: for every
 * position and mode, the fewest bits that reach it (dynamic programming). Modes change only by the
 * conversion codes; an end of data within the bytes could save a few bits now and then, but is the
 * end of the message to a strict reader.
 */
export function planOf(bytes: Uint8Array, pairs: boolean): readonly Step[] {
  const paths = new Paths(bytes.length);
  for (let at = 0; at < bytes.length; at++) {
    paths.reachRun(at);
    for (const mode of MODES) paths.enter(mode, at);
    for (const mode of CHARACTER_MODES) {
      if (!paths.isReached(mode, at)) continue;
      for (const found of charactersAt(mode, bytes, at, pairs)) paths.write(mode, at, found);
    }
  }
  paths.reachRun(bytes.length);
  return paths.shortest();
}

const CHARACTER_MODES: readonly CharacterMode[] = MODES.filter((mode) => mode !== 'byte');
/** Numeral mode after a group of fewer than three digits, which has to be left. */
const SHORT_GROUP = MODES.length;
const STATES = MODES.length + 1;
const BYTE_MODE = MODES.indexOf('byte');
const NEVER = 2 ** 30;
const BITS_OF_BYTE = 8;

/** The mode of a state. */
function modeOf(state: number): Mode {
  return MODES[state] ?? 'numeral';
}

/** What it costs to go on in `mode` after `state`. */
function switchCost(state: number, mode: Mode): number {
  const code = SWITCHES[modeOf(state)][mode];
  if (code !== undefined) return code.width + HEAD_BITS[mode];
  return modeOf(state) === mode && state !== SHORT_GROUP ? 0 : NEVER;
}

class Paths {
  readonly #length: number;
  /** Fewest bits after which so many bytes are written, by the state that this ends in. */
  readonly #after: readonly Int32Array[];
  /** The last step of that way. */
  readonly #last: readonly (Step | undefined)[][];
  /** Fewest bits after which the next byte can be written, by mode; and the state before. */
  readonly #before: readonly Int32Array[];
  readonly #from: readonly Int8Array[];
  /** Where a run of bytes may begin that ends hereafter, the best first. */
  readonly #runs: number[] = [];

  constructor(length: number) {
    this.#length = length;
    this.#after = states(() => new Int32Array(length + 1).fill(NEVER));
    this.#before = states(() => new Int32Array(length + 1).fill(NEVER));
    this.#from = states(() => new Int8Array(length + 1).fill(-1));
    this.#last = states(() => []);
  }

  isReached(mode: Mode, at: number): boolean {
    return this.#bitsBefore(mode, at) < NEVER;
  }

  /** Finds the best way to be in `mode` before byte `at`. */
  enter(mode: Mode, at: number): void {
    const into = MODES.indexOf(mode);
    let best = at === 0 ? INDICATOR_BITS + HEAD_BITS[mode] : NEVER;
    let from = -1;
    for (let state = 0; state < STATES; state++) {
      const bits = this.#bitsAfter(state, at) + switchCost(state, mode);
      if (bits < best || (bits === best && state === into)) [best, from] = [bits, state];
    }
    set(this.#before[into], at, best);
    set(this.#from[into], at, from);
    if (mode === 'byte') this.#addRun(at);
  }

  write(mode: CharacterMode, at: number, character: Character): void {
    const width = character.codes.reduce((sum, code) => sum + code.width, 0);
    const short = character.digits !== undefined && character.digits < 3;
    const state = short ? SHORT_GROUP : MODES.indexOf(mode);
    const step = { mode, start: at, end: at + character.length, character };
    this.#reach(state, this.#bitsBefore(mode, at) + width, step);
  }

  /** Finds the best run of bytes that ends before byte `end`. */
  reachRun(end: number): void {
    while ((this.#runs[0] ?? end) < end - LONGEST_RUN) this.#runs.shift();
    const [start] = this.#runs;
    if (start === undefined) return;
    const bits = this.#bitsBefore('byte', start) + BITS_OF_BYTE * (end - start);
    this.#reach(BYTE_MODE, bits, { mode: 'byte', start, end });
  }

  /** Of equally short ways the one whose last mode is the last in order, as in zint's matrices. */
  shortest(): readonly Step[] {
    let state = -1;
    let best = NEVER;
    for (let last = 0; last < STATES; last++) {
      const bits = this.#bitsAfter(last, this.#length) + (SWITCHES[modeOf(last)].end?.width ?? 0);
      if (bits <= best) [best, state] = [bits, last];
    }
    const steps: Step[] = [];
    for (let at = this.#length; state >= 0;) {
      const step = this.#last[state]?.[at];
      if (step === undefined) break;
      steps.push(step);
      at = step.start;
      state = this.#from[MODES.indexOf(step.mode)]?.[at] ?? -1;
    }
    return steps.reverse();
  }

  #bitsBefore(mode: Mode, at: number): number {
    return this.#before[MODES.indexOf(mode)]?.[at] ?? NEVER;
  }

  #bitsAfter(state: number, at: number): number {
    return this.#after[state]?.[at] ?? NEVER;
  }

  #reach(state: number, bits: number, step: Step): void {
    if (bits >= this.#bitsAfter(state, step.end)) return;
    set(this.#after[state], step.end, bits);
    const last = this.#last[state];
    if (last !== undefined) last[step.end] = step;
  }

  /** Keeps the starts in order: one that is later and no worse makes an earlier one needless. */
  #addRun(at: number): void {
    const lead = (start: number): number => this.#bitsBefore('byte', start) - BITS_OF_BYTE * start;
    while (this.#runs.length > 0 && lead(this.#runs.at(-1) ?? 0) >= lead(at)) this.#runs.pop();
    this.#runs.push(at);
  }
}

function states<T>(make: () => T): readonly T[] {
  return Array.from({ length: STATES }, make);
}

function set(numbers: Int32Array | Int8Array | undefined, at: number, value: number): void {
  if (numbers !== undefined) numbers[at] = value;
}

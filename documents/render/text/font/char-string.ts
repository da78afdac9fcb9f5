import type { Bytes } from './bytes.ts';
import type { CffFont, CffPrivate } from './cff.ts';
import type { CffIndex } from './cff-index.ts';
import { type CharStringPen, moveBy, PATH_OPERATORS } from './char-string-paths.ts';
import { createPen, type DrawnGlyph } from './outline.ts';
import { sidOfStandardCode } from './standard-encoding.ts';

/** A glyph of a Compact Font Format program, in its units. */
export interface CffGlyph extends DrawnGlyph {
  /** In units of the font. */
  readonly width: number;
}

interface Run extends CharStringPen {
  readonly font: CffFont;
  readonly own: CffPrivate;
  readonly stack: number[];
  stems: number;
  /** Once it is known: it may stand before the first operator's operands. */
  width: number | undefined;
  /** Operators and numbers that may still be read. */
  left: number;
  isDone: boolean;
  /** Of an accented letter; parts have no parts. */
  readonly isPart: boolean;
}

const [H_STEM, V_STEM, V_MOVE, CALL_SUBR, RETURN, ESCAPE] = [1, 3, 4, 10, 11, 12];
const [END_CHAR, H_STEM_HM, HINT_MASK, COUNTER_MASK] = [14, 18, 19, 20];
const [R_MOVE, H_MOVE, V_STEM_HM, SHORT, CALL_GLOBAL] = [21, 22, 23, 28, 29];

/** 48 by the standard; what is deeper is cut. */
const MAX_STACK = 192;
/** 10 by the standard. */
const MAX_CALLS = 12;
/** Bytes of subroutines may be used again and again: this ends it. */
const MAX_TOKENS = 100_000;

/** Draws a glyph by its Type 2 charstring (Adobe TN 5177); what cannot be understood ends it. */
export function cffGlyph(font: CffFont, glyph: number): CffGlyph {
  const own = font.privateOf(glyph);
  const run: Run = {
    ...{ font, own, pen: createPen(), x: 0, y: 0, stack: [], stems: 0 },
    ...{ width: undefined, left: MAX_TOKENS, isDone: false, isPart: false },
  };
  execute(run, font.charStrings.item(glyph), 0);
  const width = run.width === undefined ? own.defaultWidth : own.nominalWidth + run.width;
  return { outline: run.pen.outline, width, cost: MAX_TOKENS - run.left };
}

function execute(run: Run, code: Bytes, calls: number): void {
  let at = 0;
  while (at < code.length && !run.isDone) {
    if (run.left-- <= 0 || run.pen.isFull) {
      run.isDone = true;
      return;
    }
    const first = code.u8(at);
    if (first >= 32 || first === SHORT) {
      const [value, size] = readNumber(code, at);
      if (run.stack.length < MAX_STACK) run.stack.push(value);
      at += size;
      continue;
    }
    at++;
    if (first === RETURN) return;
    if (first === CALL_SUBR || first === CALL_GLOBAL) {
      const subrs = first === CALL_SUBR ? run.own.subrs : run.font.globalSubrs;
      if (calls < MAX_CALLS) execute(run, subroutine(subrs, run.stack.pop() ?? 0), calls + 1);
      else run.isDone = true;
    } else if (first === ESCAPE) operate(run, 1200 + code.u8(at++));
    else {
      operate(run, first);
      if (first === HINT_MASK || first === COUNTER_MASK) at += (run.stems + 7) >> 3;
    }
  }
}

function operate(run: Run, operator: number): void {
  const { stack } = run;
  if (operator > 1200 && arithmetic(stack, operator)) return;
  switch (operator) {
    case H_STEM:
    case V_STEM:
    case H_STEM_HM:
    case V_STEM_HM:
    case HINT_MASK:
    case COUNTER_MASK:
      takeWidth(run, stack.length % 2 === 1);
      run.stems += stack.length >> 1;
      break;
    case R_MOVE:
      takeWidth(run, stack.length > 2);
      moveBy(run, stack[0] ?? 0, stack[1] ?? 0);
      break;
    case H_MOVE:
      takeWidth(run, stack.length > 1);
      moveBy(run, stack[0] ?? 0, 0);
      break;
    case V_MOVE:
      takeWidth(run, stack.length > 1);
      moveBy(run, 0, stack[0] ?? 0);
      break;
    case END_CHAR:
      takeWidth(run, stack.length === 1 || stack.length === 5);
      run.isDone = true;
      if (stack.length >= 4 && !run.isPart) drawAccented(run, stack);
      break;
    default: {
      const draw = PATH_OPERATORS.get(operator);
      if (draw) draw(run, stack);
      else run.isDone = true;
    }
  }
  stack.length = 0;
}

function takeWidth(run: Run, isThere: boolean): void {
  if (run.width === undefined && isThere) run.width = run.stack.shift();
  // Only before the first operator.
  run.width ??= run.own.defaultWidth - run.own.nominalWidth;
}

function subroutine(subrs: CffIndex, number: number): Bytes {
  const bias = subrs.count < 1_240 ? 107 : subrs.count < 33_900 ? 1_131 : 32_768;
  return subrs.item(number + bias);
}

/** A letter and its accent, by their codes (endchar with four operands, TN 5177, appendix C). */
function drawAccented(run: Run, [dx = 0, dy = 0, base = 0, accent = 0]: readonly number[]): void {
  for (const [code, x, y] of [
    [base, 0, 0],
    [accent, dx, dy],
  ] as const) {
    const glyph = run.font.glyphOfSid(sidOfStandardCode(code)) ?? 0;
    if (glyph === 0) continue;
    const fresh = { stack: [], stems: 0, width: undefined, isDone: false, isPart: true };
    const part: Run = { ...run, x, y, ...fresh };
    execute(part, run.font.charStrings.item(glyph), 0);
    run.left = part.left;
  }
}

/** Operators that converters of older fonts use; the others are not met with. */
function arithmetic(stack: number[], operator: number): boolean {
  const [second, first] = [stack.at(-1) ?? 0, stack.at(-2) ?? 0];
  switch (operator) {
    case 1209:
      stack.splice(-1, 1, Math.abs(second));
      return true;
    case 1210:
      stack.splice(-2, 2, first + second);
      return true;
    case 1211:
      stack.splice(-2, 2, first - second);
      return true;
    case 1212:
      stack.splice(-2, 2, second === 0 ? 0 : first / second);
      return true;
    case 1214:
      stack.splice(-1, 1, -second);
      return true;
    case 1218:
      stack.pop();
      return true;
    case 1224:
      stack.splice(-2, 2, first * second);
      return true;
    case 1227:
      stack.push(second);
      return true;
    case 1228:
      stack.splice(-2, 2, second, first);
      return true;
    default:
      return false;
  }
}

function readNumber(code: Bytes, at: number): readonly [value: number, size: number] {
  const first = code.u8(at);
  if (first === SHORT) return [code.i16(at + 1), 3];
  if (first === 255) return [code.i32(at + 1) / 0x10000, 5];
  if (first < 247) return [first - 139, 1];
  const low = code.u8(at + 1);
  return first < 251 ? [(first - 247) * 256 + low + 108, 2] : [-(first - 251) * 256 - low - 108, 2];
}

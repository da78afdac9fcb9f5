import type { Face } from '../fonts.ts';
import type { Pen } from '../pen.ts';
import { fittedLine, line, wrapEvenly, type TextStyle } from './text.ts';

/** A label in two languages and what stands beside or under it. */
export interface Field {
  readonly label: string;
  readonly english: string;
  readonly value: string;
}

/** Colours and sizes of a table. */
export interface FieldStyle {
  readonly label: string;
  readonly value: string;
  readonly rule: string;
  /** Size of the values; labels are smaller. */
  readonly size: number;
  readonly labelWidth: number;
  /** Distance from one row to the next where a value has one line. */
  readonly rowHeight: number;
  readonly labelFace?: Face;
  readonly valueFace?: Face;
}

/** A value in one line, label left of it, a fine rule under both. Returns where the next one starts. */
export function fieldRow(
  pen: Pen,
  field: Field,
  x: number,
  y: number,
  width: number,
  style: FieldStyle,
): number {
  const { size, labelWidth, rowHeight, labelFace = 'sans', valueFace = 'sans' } = style;
  const value: TextStyle = {
    size,
    colour: style.value,
    face: valueFace,
    bold: valueFace !== 'kai',
  };
  const label = { colour: style.label, face: labelFace } as const;
  const lines = wrapEvenly(pen, field.value, width - labelWidth, value);
  const lead = size * 1.42;
  const height = rowHeight + (lines.length - 1) * lead;
  const baseline = y + rowHeight * 0.5 + size * 0.2;
  line(pen, field.label, x, baseline - size * 0.16, { ...label, size: size * 0.84 });
  const english = { ...label, size: size * 0.5 };
  fittedLine(pen, field.english, x, baseline + size * 0.52, labelWidth - 14, english);
  lines.forEach((text, at) => line(pen, text, x + labelWidth, baseline + at * lead, value));
  pen.fillStyle = style.rule;
  pen.fillRect(x, y + height, width, 1);
  return y + height;
}

/** Fields one under the other. Returns where the next thing may start. */
export function fieldColumn(
  pen: Pen,
  fields: readonly Field[],
  x: number,
  y: number,
  width: number,
  style: FieldStyle,
): number {
  return fields.reduce((at, field) => fieldRow(pen, field, x, at, width, style), y);
}

/** Fields in two columns, split in the middle. Returns where the longer one ends. */
export function fieldColumns(
  pen: Pen,
  fields: readonly Field[],
  x: number,
  y: number,
  width: number,
  style: FieldStyle,
): number {
  const gap = 56;
  const half = (width - gap) / 2;
  const split = Math.ceil(fields.length / 2);
  const left = fieldColumn(pen, fields.slice(0, split), x, y, half, style);
  const right = fieldColumn(pen, fields.slice(split), x + half + gap, y, half, style);
  return Math.max(left, right);
}

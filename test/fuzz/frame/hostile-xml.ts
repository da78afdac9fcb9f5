import type { Random } from './random.ts';

/** Values that readers of numbers, references and lists stumble over. */
const VALUES: readonly string[] = [
  ...['', '0', '-1', '1', '0.0000001', '-0', '1e9', '-1e9', '1e308', 'NaN', 'Infinity', '65536'],
  ...['0 0 0 0', '0 0 -5 5', '0 0 1e9 1e9', '1 0 0 1 0 0', '0 0 0 0 0 0', '1e9 0 0 1e-9 0 0'],
  ...['0.001 0 0 0.001 0 0', '1 1 1 1 0 0', 'g 100000 1', 'g 1000000000 0.00001', 'true', 'false'],
  ...[
    '1 2 3',
    '255 255 255',
    '#FFFFFF',
    '5',
    '3',
    '4',
    'M 0 0 L 1e9 1e9 C',
    'M 0 0 A 1 1 0 1 1 1e-9 0',
  ],
  ...['M 0 0 B 1 1 2 2 1e9 3', 'Even-Odd', 'Repeat', 'RowAndColumn', '0.01 0.01', '../../OFD.xml'],
];
/** A tag with its attributes, or an element without children. */
const TAG = /<(\/?)([\w:]+)([^<>]*?)(\/?)>/g;
const MAX_LENGTH = 200_000;

type Change = (random: Random, text: string) => string;

function pick<T>(random: Random, list: readonly T[]): T | undefined {
  return list[random.below(Math.max(1, list.length))];
}

function replaceAt(text: string, at: number, length: number, by: string): string {
  return text.slice(0, at) + by + text.slice(at + length);
}

/** The value of an attribute becomes another. */
function changeAttribute(random: Random, text: string): string {
  const found = pick(random, [...text.matchAll(/="([^"]*)"/g)]);
  return found
    ? replaceAt(text, found.index, found[0].length, `="${pick(random, VALUES) ?? ''}"`)
    : text;
}

/** The same for the text of an element. */
function changeText(random: Random, text: string): string {
  const found = pick(random, [...text.matchAll(/>([^<>]+)</g)]);
  return found
    ? replaceAt(text, found.index, found[0].length, `>${pick(random, VALUES) ?? ''}<`)
    : text;
}

/** From a tag to the one that closes it; only for those that hold none of their own name. */
function elementAt(random: Random, text: string): [at: number, length: number] | undefined {
  const opened = pick(
    random,
    [...text.matchAll(TAG)].filter(([, closing]) => closing === ''),
  );
  if (!opened) return undefined;
  const [whole, , name = '', , empty] = opened;
  if (empty === '/') return [opened.index, whole.length];
  const end = `</${name}>`;
  const closed = text.indexOf(end, opened.index);
  return closed < 0 ? undefined : [opened.index, closed + end.length - opened.index];
}

function removeElement(random: Random, text: string): string {
  const found = elementAt(random, text);
  return found ? replaceAt(text, found[0], found[1], '') : text;
}

/** An element stands there many times. */
function repeatElement(random: Random, text: string): string {
  const [at, length] = elementAt(random, text) ?? [0, 0];
  const times = [2, 10, 300][random.below(3)] ?? 2;
  const copies = text
    .slice(at, at + length)
    .repeat(Math.min(times, Math.floor(MAX_LENGTH / (length + 1))));
  return replaceAt(text, at, length, copies);
}

/** An element stands in another one, where nobody expects it. */
function moveElement(random: Random, text: string): string {
  const [at, length] = elementAt(random, text) ?? [0, 0];
  const moved = text.slice(at, at + length);
  const target = pick(
    random,
    [...text.matchAll(TAG)].filter((one) => one[4] !== '/'),
  );
  const behind = target ? target.index + target[0].length : 0;
  return replaceAt(text, behind, 0, moved);
}

const CHANGES: readonly Change[] = [
  ...[changeAttribute, changeAttribute, changeAttribute, changeText],
  ...[removeElement, repeatElement, moveElement],
];
const MAX_CHANGES = 6;

/** XML that is still well formed, nearly always, and says what no writer would. */
export function hostileXml(random: Random, text: string): string {
  let changed = text;
  for (
    let count = 1 + random.below(MAX_CHANGES);
    count > 0 && changed.length < MAX_LENGTH;
    count--
  ) {
    const change = CHANGES[random.below(CHANGES.length)];
    if (change) changed = change(random, changed);
  }
  return changed;
}

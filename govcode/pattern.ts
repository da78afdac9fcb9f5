import { z } from 'zod';

const CLASS = String.raw`\[(?:[0-9A-Za-z_./:;=,~@!%&|-]|\\d)+\]`;
const PIECE = new RegExp(
  String.raw`(?:[0-9A-Za-z_/:;=,~@!%&-]|\\[d.|?*+()[\]{}$^/-]|${CLASS})(\?|\{\d{1,3}(?:,\d{1,3})?\})?`,
  'y',
);

/** Pieces of one alternative that may have several lengths; `undefined` where it is no pattern. */
function variablePieces(alternative: string): number | undefined {
  let variable = 0;
  for (PIECE.lastIndex = 0; PIECE.lastIndex < alternative.length;) {
    const quantifier = PIECE.exec(alternative)?.[1];
    if (PIECE.lastIndex === 0) return undefined;
    if (quantifier === '?' || quantifier?.includes(',')) variable++;
  }
  return variable;
}

function isSafe(pattern: string): boolean {
  // A bar in a class or behind a backslash is a character; there is no other place for it.
  const alternatives = pattern.split(/(?<!\\)\|(?![^[]*\])/);
  if (alternatives.some((one) => (variablePieces(one) ?? 2) > 1)) return false;
  try {
    new RegExp(pattern);
    return true;
  } catch {
    // A class or a count that runs backwards.
    return false;
  }
}

/**
 * A pattern of a profile: a small, linear part of regular expressions. Characters, `\d` and classes,
 * each with a count `{n}`, `{n,m}` or `?`; alternatives by `|`; no groups, no `*`, `+` or `.`, and in
 * one alternative at most one piece with a count that varies. So no text of an attacker can make
 * the matching of an administrator's pattern explode: what follows the one varying piece has a fixed
 * length, and there is nothing to nest. A pattern always fits the whole text.
 */
export const patternSchema = z.string().min(1).max(200).refine(isSafe, {
  message:
    'characters, \\d and [classes] expected, each with {n}, {n,m} or ?, one varying count at most',
});

/** The pattern as an expression over the whole text. */
export function compilePattern(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`);
}

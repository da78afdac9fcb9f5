import type { Element } from '../../ofd/container/xml.ts';

/** The declarations that a style sheet has for an element; the later rule behind. */
export type StyleOf = (element: Element) => string;

interface Rule {
  readonly name?: string;
  readonly className?: string;
  readonly id?: string;
  readonly declarations: string;
}

/** Of all sheets together, in characters: a drawing program writes a few hundred. */
const MAX_LENGTH = 65_536;
/** Drawing programs write a rule for each class; more than this is no seal. */
const MAX_RULES = 500;
/** Longer than this is no simple selector. */
const MAX_SELECTOR_LENGTH = 256;
const SELECTOR = /^([a-z]+)?(?:\.([\w-]+))?(?:#([\w-]+))?$/i;

/**
 * Reads the simple rules of a style sheet (`.st0`, `path`, `g.a`, `#x`), so that they can be written into the elements:
 * not every host reads style sheets. Other selectors are passed over, and so is a sheet of more than 65,536 characters.
 */
export function readStyleSheet(css: string): StyleOf {
  const rules = css.length > MAX_LENGTH ? [] : readRules(withoutComments(css));
  return (element) => {
    const classes = new Set((element.attributes.class ?? '').split(/\s+/));
    return rules
      .filter((rule) => fits(rule, element, classes))
      .map(({ declarations }) => declarations)
      .join('');
  };
}

/** One that does not end goes on to the end (CSS Syntax 3, 4.3.2). */
export function withoutComments(css: string): string {
  let kept = '';
  let from = 0;
  for (let at = css.indexOf('/*'); at >= 0; at = css.indexOf('/*', from)) {
    kept += css.slice(from, at);
    const end = css.indexOf('*/', at + 2);
    if (end < 0) return kept;
    from = end + 2;
  }
  return kept + css.slice(from);
}

/** Looks at each character a few times at most: a pattern would look from each of them to the end. */
function readRules(css: string): readonly Rule[] {
  const rules: Rule[] = [];
  for (const block of css.split('}').slice(0, -1)) {
    // Of blocks within blocks only the innermost are rules.
    const parts = block.split('{');
    const declarations = parts.at(-1)?.trim() ?? '';
    const selectors = parts.length > 1 ? (parts.at(-2) ?? '') : '';
    for (const selector of selectors.split(',')) {
      const rule = readSelector(selector.trim());
      if (!rule) continue;
      rules.push({ ...rule, declarations: declarations.replace(/;?$/, ';') });
      if (rules.length >= MAX_RULES) return rules;
    }
  }
  return rules;
}

function readSelector(selector: string): Omit<Rule, 'declarations'> | undefined {
  if (selector.length > MAX_SELECTOR_LENGTH) return undefined;
  const [whole, name, className, id] = SELECTOR.exec(selector) ?? [];
  if (!whole) return undefined;
  return {
    ...(name !== undefined && { name }),
    ...(className !== undefined && { className }),
    ...(id !== undefined && { id }),
  };
}

function fits(
  { name, className, id }: Rule,
  { name: ofElement, attributes }: Element,
  classes: ReadonlySet<string>,
): boolean {
  if (name !== undefined && name !== ofElement) return false;
  if (id !== undefined && id !== attributes.id) return false;
  return className === undefined || classes.has(className);
}

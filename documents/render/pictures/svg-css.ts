import type { Element } from '../../ofd/container/xml.ts';

/** The declarations that a style sheet has for an element; the later rule behind. */
export type StyleOf = (element: Element) => string;

interface Rule {
  readonly name?: string;
  readonly className?: string;
  readonly id?: string;
  readonly declarations: string;
}

/** Drawing programs write a rule for each class; more than this is no seal. */
const MAX_RULES = 500;
const SELECTOR = /^([a-z]+)?(?:\.([\w-]+))?(?:#([\w-]+))?$/i;

/**
 * Reads the simple rules of a style sheet (`.st0`, `path`, `g.a`, `#x`), so that they can be written into the elements:
 * not every host reads style sheets. Other selectors are passed over.
 */
export function readStyleSheet(css: string): StyleOf {
  const rules: Rule[] = [];
  const withoutComments = css.replaceAll(/\/\*.*?\*\//gs, '');
  for (const [, selectors = '', declarations = ''] of withoutComments.matchAll(
    /([^{}]+)\{([^{}]*)\}/g,
  )) {
    for (const selector of selectors.split(',')) {
      const [whole, name, className, id] = SELECTOR.exec(selector.trim()) ?? [];
      if (!whole || rules.length >= MAX_RULES) continue;
      rules.push({
        declarations: declarations.trim(),
        ...(name !== undefined && { name }),
        ...(className !== undefined && { className }),
        ...(id !== undefined && { id }),
      });
    }
  }
  return (element) =>
    rules
      .filter((rule) => fits(rule, element))
      .map(({ declarations }) => declarations.replace(/;?$/, ';'))
      .join('');
}

function fits({ name, className, id }: Rule, element: Element): boolean {
  const { attributes } = element;
  if (name !== undefined && name !== element.name) return false;
  if (id !== undefined && id !== attributes.id) return false;
  return className === undefined || (attributes.class ?? '').split(/\s+/).includes(className);
}

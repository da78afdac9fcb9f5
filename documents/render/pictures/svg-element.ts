/** An element as it is written: only what is kept of it. */
export interface KeptElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Declarations of its style, and of the style sheets for it; names in lower case. */
  readonly style: ReadonlyMap<string, string>;
  /** Unescaped. */
  readonly text: string;
  readonly children: readonly KeptElement[];
}

/** What an attribute and the style say of a property: hosts differ in which they take. */
export function valuesOf({ attributes, style }: KeptElement, property: string): readonly string[] {
  return [attributes.get(property), style.get(property)].filter((value) => value !== undefined);
}

/** The id of the element that a `use` draws again. */
export function usedBy({ name, attributes }: KeptElement): string | undefined {
  return name === 'use' ? attributes.get('href')?.slice(1) : undefined;
}

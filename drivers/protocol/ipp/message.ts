/**
 * A value of an attribute. Texts of all kinds (keywords, names, addresses) are strings, whole numbers
 * and enumerations numbers; what a terminal has no use for (dates, resolutions, ranges, collections) is
 * told by `undefined`, so that it still counts as one value.
 */
export type IppValue = string | number | boolean | undefined;

/** One group of attributes, by name; a name that comes twice keeps its first values. */
export interface IppGroup {
  /** Delimiter tag, e.g. 0x04 for a printer's. */
  readonly tag: number;
  readonly attributes: ReadonlyMap<string, readonly IppValue[]>;
}

/** A request or a reply as it was read (RFC 8010, 3.1). */
export interface IppMessage {
  /** Status code of a reply, operation of a request; 0 to 65 535. */
  readonly code: number;
  readonly requestId: number;
  readonly groups: readonly IppGroup[];
  /** Where the attributes end and the document begins, in bytes. */
  readonly documentAt: number;
}

/** An attribute that is sent: one value, or several of one kind. */
export interface IppAttribute {
  readonly name: string;
  readonly tag: number;
  readonly values: readonly (string | number | boolean)[];
}

/** What is sent; a document comes after it. */
export interface IppOutgoing {
  /** Operation of a request, status code of a reply. */
  readonly code: number;
  readonly requestId: number;
  readonly groups: readonly {
    readonly tag: number;
    readonly attributes: readonly IppAttribute[];
  }[];
}

/** The first group with this delimiter tag. */
export function groupOf({ groups }: IppMessage, tag: number): IppGroup['attributes'] | undefined {
  return groups.find((group) => group.tag === tag)?.attributes;
}

/** The whole numbers of an attribute; none where it is absent or of another kind. */
export function numbersOf(
  attributes: IppGroup['attributes'] | undefined,
  name: string,
): readonly number[] {
  return (attributes?.get(name) ?? []).filter((value) => typeof value === 'number');
}

/** The texts of an attribute; none where it is absent or of another kind. */
export function textsOf(
  attributes: IppGroup['attributes'] | undefined,
  name: string,
): readonly string[] {
  return (attributes?.get(name) ?? []).filter((value) => typeof value === 'string');
}

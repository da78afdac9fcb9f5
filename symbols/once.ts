/** Makes what is asked for the first time that it is asked for. */
export function once<T>(make: () => T): () => T {
  let made: { readonly one: T } | undefined;
  return () => (made ??= { one: make() }).one;
}

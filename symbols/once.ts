/** Makes what is asked for the first time that it is asked for. */
export function once<T>(make: () => T): () => T {
  let made: { readonly one: T } | undefined;
  return () => (made ??= { one: make() }).one;
}

/** Makes what is asked for by a key the first time that it is asked for, and keeps it for good: keys have to be few. */
export function onceEach<K, T extends object>(make: (key: K) => T): (key: K) => T {
  const known = new Map<K, T>();
  return (key) => {
    const kept = known.get(key);
    if (kept) return kept;
    const made = make(key);
    known.set(key, made);
    return made;
  };
}

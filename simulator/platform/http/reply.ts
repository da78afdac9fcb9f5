/** What happens to a reply on its way: it comes later, twice, only by half, or not at all. */
export type Mishap =
  { readonly kind: 'late'; readonly ms: number } | { readonly kind: 'twice' | 'cut' | 'reset' };

/** A whole HTTP reply as a value; how its bytes travel is decided behind the handlers. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly mishap?: Mishap | undefined;
}

/** A JSON reply. Nothing of the platform may be cached on the way. */
export function jsonReply(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      ...headers,
    },
    body: new TextEncoder().encode(JSON.stringify(value)),
  };
}

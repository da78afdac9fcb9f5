import type { Reply } from './reply.ts';

/** A request as a handler sees it. */
export interface Call {
  readonly method: string;
  /** Without query and fragment. */
  readonly path: string;
  /** The `authorization: Bearer` value. */
  readonly bearer: string | undefined;
  readonly body: Uint8Array;
}

/** Answers a call; `parameters` are the path segments that the pattern leaves open, in order. */
export type Handler = (call: Call, parameters: readonly string[]) => Reply | Promise<Reply>;

/** `path` is a pattern such as `/hub/v1/routes/:id`. */
export interface Route {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly path: string;
  readonly handle: Handler;
}

/** What the table says to a call: a route with its parameters, the methods it could have, or nothing. */
export type Match =
  | { readonly kind: 'found'; readonly route: Route; readonly parameters: readonly string[] }
  | { readonly kind: 'method'; readonly allow: string }
  | { readonly kind: 'none' };

/** Looks a call up in the table. */
export function findRoute(routes: readonly Route[], method: string, path: string): Match {
  const allowed: string[] = [];
  for (const route of routes) {
    const parameters = matchPath(route.path, path);
    if (!parameters) continue;
    if (route.method === method) return { kind: 'found', route, parameters };
    allowed.push(route.method);
  }
  return allowed.length > 0 ? { kind: 'method', allow: allowed.join(', ') } : { kind: 'none' };
}

/** A parameter is one segment of letters, digits, `_` and `-`; anything else matches no route. */
function matchPath(pattern: string, path: string): readonly string[] | undefined {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  if (wanted.length !== given.length) return undefined;
  const parameters: string[] = [];
  for (const [at, segment] of given.entries()) {
    const expected = wanted[at] ?? '';
    if (expected.startsWith(':') && /^[\w-]{1,128}$/.test(segment)) parameters.push(segment);
    else if (expected !== segment) return undefined;
  }
  return parameters;
}

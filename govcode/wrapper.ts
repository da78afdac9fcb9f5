import { z } from 'zod';
import { err, ok, type Result } from '../contract/result.ts';
import { type Address, unescapeValue } from './address.ts';
import { compilePattern, patternSchema } from './pattern.ts';

/** A host of two labels or more, small letters; `*.` in front stands for one label or more. */
const hostSchema = z
  .string()
  .max(253)
  .regex(/^(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/, {
    message: 'a host name expected, in small letters, with or without *. in front',
  })
  .refine((host) => !/^\*\.[^.]+$/.test(host), { message: 'a whole top-level domain' });

/** An address that carries a code (网址包装). It is read and never opened. Always https. */
export const wrapperSchema = z.strictObject({
  hosts: z.array(hostSchema).min(1).max(32),
  ports: z.array(z.number().int().min(1).max(65_535)).min(1).max(8).default([443]),
  /** What the whole path has to fit. */
  path: patternSchema,
  /** Where the code stands: the value of a query parameter, or a segment of the path, from 1. */
  code: z.union([
    z.strictObject({ query: z.string().regex(/^[0-9A-Za-z_-]{1,32}$/) }),
    z.strictObject({ pathSegment: z.number().int().min(1).max(8) }),
  ]),
});
type Wrapper = z.infer<typeof wrapperSchema>;

/** Takes the code out of an address, or says how far the address fitted. */
export type Unwrap = (address: Address) => Result<string, WrapperProblem>;

/** In the order of looking: one further on fitted better. */
export const WRAPPER_PROBLEMS = ['host', 'port', 'path', 'parameter', 'escape'] as const;
export type WrapperProblem = (typeof WRAPPER_PROBLEMS)[number];

function hostFits(host: string, allowed: string): boolean {
  if (!allowed.startsWith('*.')) return host === allowed;
  const suffix = allowed.slice(1);
  // A label in Punycode may look like any other on a screen: it has to be listed by its whole name.
  const isPlain = !host
    .slice(0, -suffix.length)
    .split('.')
    .some((one) => one.startsWith('xn--'));
  return host.endsWith(suffix) && host.length > suffix.length && isPlain;
}

/** The one value of a query parameter; twice is none, for readers differ in which one counts. */
function parameter({ parameters }: Address, name: string): string | undefined {
  const pairs = parameters.map((one) => {
    const at = one.includes('=') ? one.indexOf('=') : one.length;
    return { key: one.slice(0, at), value: one.slice(at + 1) };
  });
  // An escaped name could be a second one in disguise.
  if (pairs.some(({ key }) => key.includes('%'))) return undefined;
  const named = pairs.filter(({ key }) => key === name);
  return named.length === 1 ? named[0]?.value : undefined;
}

export function createUnwrap({ hosts, ports, path, code }: Wrapper): Unwrap {
  const pathPattern = compilePattern(path);
  return (address) => {
    if (!hosts.some((allowed) => hostFits(address.host, allowed))) return err('host');
    if (!ports.includes(address.port)) return err('port');
    if (!pathPattern.test(address.path)) return err('path');
    const value =
      'query' in code ? parameter(address, code.query) : address.path.split('/')[code.pathSegment];
    if (!value) return err('parameter');
    const text = unescapeValue(value);
    return text === undefined ? err('escape') : ok(text);
  };
}

import type { Link, OnBytes } from './link.ts';
import { createLoopbackLink } from './loopback-link.ts';

/** A serial line over TCP, for machines without pseudo-terminals; plugged in. */
export function createTcpLink(onBytes: OnBytes): Promise<Link> {
  return createLoopbackLink({
    kind: 'tcp',
    scheme: 'simulated',
    connected: () => (bytes) => onBytes(bytes),
    encode: (bytes) => bytes,
  });
}

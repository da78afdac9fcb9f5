import { once } from 'node:events';
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** One direction of an exchange, byte for byte. */
export interface Letter {
  /** Of a reply. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
  /** Only so many bytes of it are sent, then the connection ends. */
  readonly cutAt?: number;
}

/** An exchange on its way, in the hands of whoever stands between. */
export interface Passing {
  /** Last part of the address: `table`, `verify`, `scan-session/status`, `download`, … */
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly request: Letter;
  /** Hands a request on to the platform, as it is and where it goes if nothing else is said: its reply. */
  readonly forward: (request?: Letter, path?: string) => Promise<Letter>;
}

/** What is done with an exchange: the reply that the terminal gets, or none at all. */
export type Middleman = (passing: Passing) => Promise<Letter | 'reset'>;

/** An exchange that is over. */
export interface Passed {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly request: Letter;
  readonly reply: Letter | 'reset';
}

/** The network between terminal and platform, as somebody holds it who can read and change everything. */
export interface Wire {
  /** In the order in which they ended. */
  readonly passed: readonly Passed[];
  /** Stands between from now on; `*` is every operation that has nobody of its own. */
  intercept(operation: string, middleman: Middleman): void;
  /** Everything passes as it is. */
  clear(): void;
  close(): Promise<void>;
}

/** `/hub/v1/relay/1390000/verify`, `/cs/1390000/v1/verify` are both `verify`. */
export function operationOf(path: string): string {
  const [plain = ''] = path.split('?');
  if (plain.startsWith('/dl/')) return 'download';
  return plain.replace(/^.*?\/v1\//, '').replace(/^relay\/\d{7}\//, '');
}

function flat(headers: IncomingMessage['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]),
  );
}

/** One exchange with the platform itself, over a connection of its own. */
async function exchangeWith(
  platform: URL,
  { method, path }: { readonly method: string; readonly path: string },
  { headers, bytes }: Letter,
): Promise<Letter> {
  const onward = ask({
    ...{ method, path, host: platform.hostname, port: platform.port, agent: false },
    headers: {
      ...headers,
      host: platform.host,
      ...(method === 'GET' ? {} : { 'content-length': String(bytes.length) }),
    },
  });
  onward.end(bytes);
  const [reply] = (await once(onward, 'response')) as [IncomingMessage];
  return {
    status: reply.statusCode ?? 0,
    headers: flat(reply.headers),
    bytes: await buffer(reply),
  };
}

function deliver(response: ServerResponse, reply: Letter | 'reset'): void {
  if (reply === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  const { connection, 'transfer-encoding': _, ...headers } = reply.headers;
  response.writeHead(reply.status, { ...headers, 'content-length': String(reply.bytes.length) });
  if (reply.cutAt === undefined) {
    response.end(reply.bytes);
    return;
  }
  response.write(reply.bytes.subarray(0, reply.cutAt), () => response.destroy());
}

/**
 * Leads every connection of this process to `platformUrl` over a real server that hands it on: what
 * a forged DNS answer or a box in the cabling would do. Addresses, and so signatures, stay as they
 * are. The controls of the simulation (`/sim/`) go straight.
 */
export async function openWire(platformUrl: string): Promise<Wire> {
  const platform = new URL(platformUrl);
  const middlemen = new Map<string, Middleman>();
  const passed: Passed[] = [];

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url: path = '/' } = request;
    const operation = operationOf(path);
    const letter = { status: 0, headers: flat(request.headers), bytes: await buffer(request) };
    const forward = (changed: Letter = letter, to = path): Promise<Letter> =>
      exchangeWith(platform, { method, path: to }, changed);
    const middleman = middlemen.get(operation) ?? middlemen.get('*');
    let reply: Letter | 'reset';
    try {
      const passing = { operation, method, path, request: letter, forward };
      reply = await (middleman ? middleman(passing) : forward());
    } catch {
      // The platform has cut it: so it is for the terminal.
      reply = 'reset';
    }
    passed.push({ operation, method, path, request: letter, reply });
    deliver(response, reply);
  }

  const server = createServer((request, response) => void pass(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const straight = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const isLed = url.startsWith(`${platform.origin}/`) && !url.includes('/sim/');
    return straight(isLed ? url.replace(platform.origin, own) : input, init);
  };
  return {
    passed,
    intercept: (operation, middleman) => void middlemen.set(operation, middleman),
    clear: () => middlemen.clear(),
    async close() {
      globalThis.fetch = straight;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

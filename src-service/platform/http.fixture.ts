import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { PlatformStatus, ReplyHead } from '../../contract/platform/common.ts';

/** The platform's own name for an exchange, in the one form that is passed on. */
export const TRACE = '7b0f3c52-6a0e-4a7d-9a5b-2f1c8e4d9a10';

/** A real server on the loopback address that does what the test says, until the test is over. */
export async function serve(listener: RequestListener): Promise<{ url: string; server: Server }> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

/** Answers every request with this JSON. */
export function answering(body: unknown, status = 200): RequestListener {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
}

export function replyHead(status: PlatformStatus = 'OK'): ReplyHead {
  return {
    ...{ status, message: 'words of the platform', traceId: TRACE, serverTime: 0 },
    ...{ requestId: TRACE, nonce: '0'.repeat(32), signAlg: 'SM2-SM3', sign: '0'.repeat(128) },
  };
}

/** An address of this machine at which nobody listens. */
export async function deadUrl(): Promise<string> {
  const { url, server } = await serve(() => {});
  server.close();
  await once(server, 'close');
  return url;
}

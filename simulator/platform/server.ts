import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../contract/clock.ts';
import type { CertificateStore } from './certificate-store.ts';
import { codeSystemRoutes } from './code-systems.ts';
import { passGate } from './fault-gate.ts';
import { makeFaultSwitch } from './fault-switch.ts';
import { refusalReply } from './head.ts';
import { readBody } from './http/body.ts';
import { corsHeaders, hostAllowed, originAllowed } from './http/origin.ts';
import type { Reply } from './http/reply.ts';
import { findRoute, type Route } from './http/router.ts';
import { sendReply } from './http/send.ts';
import { hubRoutes } from './hub.ts';
import { makePlatform } from './platform.ts';
import { provincialRoutes } from './provincial.ts';
import { simRoutes } from './sim-api.ts';
import { simScanRoutes } from './sim-scan-api.ts';
import { simSecretsRoutes } from './sim-secrets-api.ts';
import { simTrustRoutes } from './sim-trust-api.ts';
import { followSockets } from './sockets.ts';

/** Limit for headers and body of one request, in milliseconds. */
const REQUEST_TIMEOUT_MS = 10_000;
const CHECK_INTERVAL_MS = 250;
const MAX_CONNECTIONS = 256;
const LOOPBACK = '127.0.0.1';

/** A running platform. */
export interface PlatformServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts the platform on the loopback address; port 0 takes any that is free.
 *
 * @throws where the port is taken
 */
export async function startPlatform(
  clock: Clock,
  store: CertificateStore,
  port: number,
  requestTimeoutMs = REQUEST_TIMEOUT_MS,
): Promise<PlatformServer> {
  const server = createServer({
    requestTimeout: requestTimeoutMs,
    headersTimeout: requestTimeoutMs,
    connectionsCheckingInterval: CHECK_INTERVAL_MS,
  });
  server.maxConnections = MAX_CONNECTIONS;
  const listening = (): number => (server.address() as AddressInfo).port;
  const baseUrl = (): string => `http://${LOOPBACK}:${listening()}`;
  const platform = makePlatform(clock, store, baseUrl);
  const faults = makeFaultSwitch();
  const sockets = followSockets(server);
  faults.onDown(() => sockets.resetServices());
  const services = [
    ...hubRoutes(platform),
    ...codeSystemRoutes(platform),
    ...provincialRoutes(platform),
  ];
  const control = [
    ...simRoutes(platform, faults),
    ...simTrustRoutes(platform),
    ...simScanRoutes(platform),
    ...simSecretsRoutes(platform),
  ];

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = '/'] = (request.url ?? '/').split('?');
    const isControl = path.startsWith('/sim/');
    sockets.mark(request.socket, isControl);
    if (!hostAllowed(request.headers.host, listening())) {
      sendReply(response, refusalReply(clock, 'PARAM', 'not a name of this server', 421));
    } else if (isControl) {
      const reply = await answerControl(clock, control, request, path);
      const headers = { ...reply.headers, ...corsHeaders(request.headers.origin) };
      sendReply(response, { ...reply, headers });
    } else {
      const answer = (): Promise<Reply> => answerCall(clock, services, request, path);
      await passGate(faults, clock, request, response, answer);
    }
  }

  server.on('request', (request, response) => void serve(request, response));
  await listen(server, port);
  return { url: baseUrl(), close: () => closeServer(server) };
}

async function answerControl(
  clock: Clock,
  routes: readonly Route[],
  request: IncomingMessage,
  path: string,
): Promise<Reply> {
  if (!originAllowed(request.headers.origin)) {
    return refusalReply(clock, 'TERMINAL_REFUSED', 'only pages of this machine may ask');
  }
  if (request.method === 'OPTIONS') return { status: 204, headers: {}, body: new Uint8Array() };
  return answerCall(clock, routes, request, path);
}

async function answerCall(
  clock: Clock,
  routes: readonly Route[],
  request: IncomingMessage,
  path: string,
): Promise<Reply> {
  const method = request.method ?? '';
  const match = findRoute(routes, method, path);
  if (match.kind === 'none') return refusalReply(clock, 'PARAM', 'no such address', 404);
  if (match.kind === 'method') {
    return refusalReply(clock, 'PARAM', 'no such method', 405, { allow: match.allow });
  }
  const body = await readBody(request);
  if (!body.ok) {
    return refusalReply(clock, 'PARAM', `body ${body.error}`, 413, { connection: 'close' });
  }
  const bearer = /^Bearer (\S{1,512})$/.exec(request.headers.authorization ?? '')?.[1];
  return match.route.handle({ method, path, bearer, body: body.value }, match.parameters);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, resolve);
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { PaperPath } from '../printer/paper-path.ts';
import { servePrinter } from '../printer/printer-routes.ts';
import { answerApi, type Routes } from './control-routes.ts';
import { refuse, sendJson, type Reply } from './json-http.ts';
import { serveStatic } from './static-files.ts';

const REQUEST_LIMIT_MS = 10_000;

export interface ControlServerOptions extends Routes {
  /** Folder with the built device dock; without it there are no pages. */
  readonly dockDir?: string;
  /** The simulated printer. */
  readonly printer: PaperPath;
}

/** The HTTP side of the device simulator, see `simulator/control-api.ts`; listen on loopback only. */
export function createControlServer(options: ControlServerOptions): Server {
  const server = createServer((request, response) => {
    handle(request, response, options).catch(() =>
      sendJson(response, refuse(500, 'the simulator failed')),
    );
  });
  server.requestTimeout = REQUEST_LIMIT_MS;
  return server;
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  options: ControlServerOptions,
): Promise<void> {
  const refusal = refusalOf(request);
  if (refusal) {
    sendJson(response, refusal);
    return;
  }
  if (await servePrinter(request, response, options.printer)) return;
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  if (path.startsWith('/api/')) {
    sendJson(response, await answerApi(path, request, options));
    return;
  }
  if (isRead(request)) return sendPage(request, response, options);
  sendJson(response, refuse(405, 'pages can only be read'));
}

function isRead({ method = '' }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}

function refusalOf(request: IncomingMessage): Reply | undefined {
  const host = request.headers.host ?? '';
  // A page elsewhere must not reach this server by a name of its own (DNS rebinding), nor send
  // requests that change something.
  const port = String(request.socket.localPort);
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) {
    return refuse(403, 'unknown host name');
  }
  const { origin } = request.headers;
  if (!isRead(request) && origin !== undefined && origin !== `http://${host}`) {
    return refuse(403, 'request of another origin');
  }
  return undefined;
}

async function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  { dockDir, platformUrl }: ControlServerOptions,
): Promise<void> {
  const served =
    dockDir !== undefined && (await serveStatic(request, response, dockDir, platformUrl));
  if (!served) sendJson(response, refuse(404, 'no such page'));
}

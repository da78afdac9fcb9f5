import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { answerApi, type Routes } from './control-routes.ts';
import { refuse, sendJson, type Reply } from './json-http.ts';
import { serveStatic } from './static-files.ts';

const REQUEST_LIMIT_MS = 10_000;

export interface ControlServerOptions extends Routes {
  /** Folder with the built device dock; without it there are no pages. */
  readonly dockDir?: string;
}

/** The HTTP side of the device simulator, see `simulator/control-api.ts`; listen on loopback only. */
export function createControlServer(options: ControlServerOptions): Server {
  const server = createServer((request, response) => {
    handle(request, options)
      .then(async (reply) => {
        if (reply) sendJson(response, reply);
        else await sendPage(request, response, options);
      })
      .catch(() => sendJson(response, refuse(500, 'the simulator failed')));
  });
  server.requestTimeout = REQUEST_LIMIT_MS;
  return server;
}

/** The answer to an API request; undefined for a page. */
async function handle(
  request: IncomingMessage,
  options: ControlServerOptions,
): Promise<Reply | undefined> {
  const { method = '', url = '/', headers } = request;
  const host = headers.host ?? '';
  // A page elsewhere must not reach this server by a name of its own (DNS rebinding), nor send
  // requests that change something.
  const port = String(request.socket.localPort);
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) {
    return refuse(403, 'unknown host name');
  }
  const isRead = method === 'GET' || method === 'HEAD';
  if (!isRead && headers.origin !== undefined && headers.origin !== `http://${host}`) {
    return refuse(403, 'request of another origin');
  }
  const path = url.split('?', 1)[0] ?? '/';
  if (path.startsWith('/api/')) return answerApi(path, request, options);
  return isRead ? undefined : refuse(405, 'pages can only be read');
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

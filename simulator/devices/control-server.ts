import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { z } from 'zod';
import { putCardSchema, scanSchema, type DevicesState } from '../control-api.ts';
import type { AnyDevice } from './device.ts';
import { serveStatic } from './static-files.ts';

const BODY_CAP_BYTES = 64 * 1024;
const REQUEST_LIMIT_MS = 10_000;

export interface ControlServerOptions {
  readonly devices: readonly AnyDevice[];
  readonly platformUrl: string;
  readonly link: DevicesState['link'];
  /** Folder with the built device dock; without it there are no pages. */
  readonly dockDir?: string;
}

interface Reply {
  readonly status: number;
  readonly body: unknown;
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
  if (!path.startsWith('/api/')) {
    return isRead ? undefined : refuse(405, 'pages can only be read');
  }
  return answerApi(method, path, request, options);
}

async function answerApi(
  method: string,
  path: string,
  request: IncomingMessage,
  { devices, platformUrl, link }: ControlServerOptions,
): Promise<Reply> {
  if (method === 'GET' && path === '/api/state') {
    const state: DevicesState = { platformUrl, link, devices: devices.map((each) => each.state()) };
    return { status: 200, body: state };
  }
  const [, id, action] = /^\/api\/(?:devices|scanners|readers)\/([^/]+)\/(\w+)$/.exec(path) ?? [];
  const device = devices.find((each) => each.id === id);
  if (!device) return refuse(404, 'no such device or action');
  const done = (): Reply => ({ status: 200, body: device.state() });

  switch (`${method} ${path.split('/')[2] ?? ''} ${action ?? ''}`) {
    case 'POST devices plug':
      await device.link.plug();
      return done();
    case 'POST devices unplug':
      await device.link.unplug();
      return done();
    case 'POST scanners scan': {
      if (device.kind !== 'scanner') return refuse(404, 'no such scanner');
      const scan = await readBody(request, scanSchema);
      if ('status' in scan) return scan;
      if (!device.link.isPlugged()) return refuse(409, 'the scanner is unplugged');
      device.scan(scan.value.text, scan.value.aim);
      return done();
    }
    case 'PUT readers card': {
      if (device.kind !== 'id-card-reader') return refuse(404, 'no such reader');
      const card = await readBody(request, putCardSchema);
      if ('status' in card) return card;
      device.put(card.value);
      return done();
    }
    case 'DELETE readers card':
      if (device.kind !== 'id-card-reader') return refuse(404, 'no such reader');
      device.lift();
      return done();
    default:
      return refuse(404, 'no such device or action');
  }
}

async function readBody<Schema extends z.ZodType>(
  request: IncomingMessage,
  schema: Schema,
): Promise<{ readonly value: z.infer<Schema> } | Reply> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= BODY_CAP_BYTES) chunks.push(chunk);
  }
  if (size > BODY_CAP_BYTES) return refuse(413, `a body has at most ${BODY_CAP_BYTES} bytes`);
  const parsed = schema.safeParse(parseJson(Buffer.concat(chunks).toString('utf8')));
  if (parsed.success) return { value: parsed.data };
  const where = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return refuse(400, where.join('; '));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refuse(status: number, error: string): Reply {
  return { status, body: { error } };
}

function sendJson(response: ServerResponse, { status, body }: Reply): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(JSON.stringify(body));
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

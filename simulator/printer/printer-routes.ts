import type { IncomingMessage, ServerResponse } from 'node:http';
import { accept, readBody, refuse, sendJson } from '../devices/json-http.ts';
import { answerIpp } from './ipp-answers.ts';
import type { PaperPath } from './paper-path.ts';
import { IPP_PATH, setPrinterSchema } from './printer-state.ts';

const MOST_BYTES = 256 * 1_048_576;

async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST_BYTES) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function answerPrinter(
  request: IncomingMessage,
  response: ServerResponse,
  path: PaperPath,
): Promise<void> {
  // Whoever has no power answers nobody.
  if (path.state().condition === 'off') return void request.socket.destroy();
  const bytes = await bodyOf(request);
  if (!bytes) {
    sendJson(response, refuse(413, 'too large'));
    return;
  }
  const uri = `ipp://${request.headers.host ?? 'localhost'}${IPP_PATH}`;
  response.writeHead(200, { 'content-type': 'application/ipp' });
  response.end(answerIpp(path, bytes, uri));
}

/** What a person does with the simulated printer. */
async function answerHand(
  action: string,
  request: IncomingMessage,
  response: ServerResponse,
  path: PaperPath,
): Promise<void> {
  const last = path.last();
  switch (action) {
    case 'GET /api/printer': {
      sendJson(response, accept(path.state()));
      return;
    }
    case 'PUT /api/printer': {
      const wanted = await readBody(request, setPrinterSchema);
      if ('status' in wanted) {
        sendJson(response, wanted);
        return;
      }
      path.setCondition(wanted.value.condition);
      sendJson(response, accept(path.state()));
      return;
    }
    case 'GET /api/printer/last':
      if (!last) {
        sendJson(response, refuse(404, 'nothing has come out yet'));
        return;
      }
      response.writeHead(200, { 'content-type': 'application/pdf', 'cache-control': 'no-store' });
      return void response.end(last);
    default: {
      sendJson(response, refuse(404, 'no such action'));
      return;
    }
  }
}

/** Answers what is about the printer; false where the request is about something else. */
export async function servePrinter(
  request: IncomingMessage,
  response: ServerResponse,
  path: PaperPath,
): Promise<boolean> {
  const { method = '', url = '/' } = request;
  const [at = '/'] = url.split('?', 1);
  if (`${method} ${at}` === `POST ${IPP_PATH}`) await answerPrinter(request, response, path);
  else if (/^\/api\/printer(\/|$)/.test(at)) {
    await answerHand(`${method} ${at}`, request, response, path);
  } else return false;
  return true;
}

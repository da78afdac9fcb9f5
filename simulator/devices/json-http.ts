import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';

const BODY_CAP_BYTES = 64 * 1024;

export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

export function accept(body: unknown): Reply {
  return { status: 200, body };
}

export function refuse(status: number, error: string): Reply {
  return { status, body: { error } };
}

/** The body as the schema has it, or why it is refused. */
export async function readBody<Schema extends z.ZodType>(
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

export function sendJson(response: ServerResponse, { status, body }: Reply): void {
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

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

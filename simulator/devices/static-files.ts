import { readFile, realpath } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/** What pages may do: load from here, and talk to here and to the simulated platform. */
function contentSecurityPolicy(platformUrl: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    `connect-src 'self' ${new URL(platformUrl).origin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Sends a file of `root`; false where there is none, or where it stands outside of the folder. */
export async function serveStatic(
  request: IncomingMessage,
  response: ServerResponse,
  root: string,
  platformUrl: string,
): Promise<boolean> {
  const found = await readInside(root, request.url ?? '/');
  if (!found) return false;
  response.writeHead(200, {
    'content-type': CONTENT_TYPES[extname(found.path)] ?? 'application/octet-stream',
    'content-security-policy': contentSecurityPolicy(platformUrl),
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  response.end(request.method === 'HEAD' ? undefined : found.content);
  return true;
}

async function readInside(
  root: string,
  url: string,
): Promise<{ readonly path: string; readonly content: Buffer } | undefined> {
  try {
    const wanted = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '/');
    const folder = await realpath(root);
    // After following links, so that neither `..` nor a link leads out.
    const path = await realpath(
      join(folder, wanted.endsWith('/') ? `${wanted}index.html` : wanted),
    );
    if (!path.startsWith(folder + sep)) return undefined;
    return { path, content: await readFile(path) };
  } catch {
    return undefined;
  }
}

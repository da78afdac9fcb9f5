import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Protocol } from 'electron';

/** Scheme of the program's own pages; not `file://`, which could read the whole disk. */
export const APP_SCHEME = 'app';
export const APP_ORIGIN = `${APP_SCHEME}://liangma`;

/** Nothing from elsewhere, nothing inline, no eval. `blob:` is a certificate’s picture. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' blob:",
  "worker-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * The thread that reads codes off pictures: WebAssembly may be compiled there, which Chromium counts as
 * `wasm-unsafe-eval` and which evaluates no text; from the own files alone, and with nothing but them.
 */
export const READING_THREAD_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
].join('; ');

/** The built file of that thread; a thread has the policy of its own file. */
const READING_THREAD = /^reading-thread-[\w-]+\.js$/;

/** What the page of a built file may do. */
export function policyOf(file: string): string {
  const isReading = READING_THREAD.test(path.basename(file));
  return isReading ? READING_THREAD_POLICY : CONTENT_SECURITY_POLICY;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
};

const NOT_FOUND = 404;

/**
 * The file of the built pages that a URL names, or `undefined` where it names none: another host, a
 * way out of the folder, an unknown type.
 */
export function pageFile(url: string, folder: string): string | undefined {
  const parsed = URL.parse(url);
  if (parsed?.protocol !== `${APP_SCHEME}:` || parsed.host !== 'liangma') return undefined;
  let name: string;
  try {
    name = decodeURIComponent(parsed.pathname);
  } catch {
    return undefined;
  }
  if (name.includes('\0')) return undefined;
  const file = path.resolve(folder, `.${name === '/' ? '/index.html' : name}`);
  if (!file.startsWith(folder + path.sep) || !CONTENT_TYPES[path.extname(file)]) return undefined;
  return file;
}

/** Serves the built pages in `folder` under {@link APP_ORIGIN}. */
export function serveApp(protocol: Protocol, folder: string): void {
  protocol.handle(APP_SCHEME, async (request) => {
    const file = pageFile(request.url, folder);
    try {
      if (!file) return new Response(null, { status: NOT_FOUND });
      return new Response(new Uint8Array(await readFile(file)), {
        headers: {
          'content-type': CONTENT_TYPES[path.extname(file)] ?? 'application/octet-stream',
          'content-security-policy': policyOf(file),
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-store',
        },
      });
    } catch {
      return new Response(null, { status: NOT_FOUND });
    }
  });
}

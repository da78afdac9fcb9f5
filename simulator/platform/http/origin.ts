const LOOPBACK_ORIGIN = /^http:\/\/(127\.0\.0\.1|localhost)(:\d{1,5})?$/;

/**
 * True where the Host header names this server by a loopback name. A page that had its own name
 * resolve to 127.0.0.1 (DNS rebinding) still sends that name here.
 */
export function hostAllowed(host: string | undefined, port: number): boolean {
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`;
}

/** True for no origin at all (not a browser) and for pages served from the loopback address. */
export function originAllowed(origin: string | undefined): boolean {
  return origin === undefined || LOOPBACK_ORIGIN.test(origin);
}

/** CORS headers for an allowed page; none where no page asks. */
export function corsHeaders(origin: string | undefined): Readonly<Record<string, string>> {
  if (origin === undefined || !originAllowed(origin)) return { vary: 'origin' };
  return {
    vary: 'origin',
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'GET, PUT, POST, DELETE',
    'access-control-allow-headers': 'content-type',
    'access-control-max-age': '600',
  };
}

import type { TerminalConfig } from '../../contract/config.ts';

/** Where the print service is reached. */
export interface PrintServer {
  /** `printer-uri` of every request. */
  readonly printerUri: string;
  /** Path of the HTTP request. */
  readonly path: string;
  readonly at:
    | { readonly socketPath: string }
    /** On this machine: what is printed goes over it unencrypted. */
    | { readonly host: string; readonly port: number };
}

const IPP_PORT = 631;

/** The print service of a configuration; `undefined` where it names no printer. */
export function printServerOf({ printer, socket }: Printing): PrintServer | undefined {
  if (printer === undefined) return undefined;
  const url = URL.parse(printer);
  if (url?.protocol === 'ipp:') {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const port = url.port === '' ? IPP_PORT : Number(url.port);
    return { printerUri: printer, path: url.pathname, at: { host, port } };
  }
  const path = `/printers/${printer}`;
  return { printerUri: `ipp://localhost${path}`, path, at: { socketPath: socket } };
}
type Printing = Pick<TerminalConfig['printing'], 'printer' | 'socket'>;

import type { FromService } from '../contract/service-protocol.ts';

/** The two ways in which main can be at the other end. */
export interface HostLink {
  send(message: FromService): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Main is gone: nobody is left to serve. */
  onGone(listener: () => void): void;
}

/** What Electron gives to a utility process and Node's types do not know. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

/** The copy of a file that an answer carried: sending has copied it, and it is not needed any more. */
function wipeFile(message: FromService): void {
  if (message.kind !== 'response' || !message.result.ok) return;
  const { value } = message.result;
  if (typeof value !== 'object' || value === null || !('bytes' in value)) return;
  if (value.bytes instanceof Uint8Array) value.bytes.fill(0);
}

function utilityLink(port: ParentPort): HostLink {
  return {
    send: (message) => port.postMessage(message),
    onMessage: (listener) => port.on('message', ({ data }) => listener(data)),
    // Electron ends its utility processes itself.
    onGone: () => {},
  };
}

function childLink(): HostLink {
  return {
    // Main may end between two words: `disconnect` tells so, and a word that is lost then is no bug.
    send: (message) => void process.send?.(message, undefined, undefined, () => {}),
    onMessage: (listener) => void process.on('message', listener),
    onGone: (listener) => void process.on('disconnect', listener),
  };
}

function wiping(link: HostLink): HostLink {
  return {
    ...link,
    send(message) {
      link.send(message);
      wipeFile(message);
    },
  };
}

/** Finds out how this process was made. */
export function connectToHost(): HostLink {
  const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };
  if (parentPort) return wiping(utilityLink(parentPort));
  if (process.connected) return wiping(childLink());
  throw new Error('the terminal service is started by the terminal, not by hand');
}

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

/** Finds out how this process was made. */
export function connectToHost(): HostLink {
  const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };
  if (parentPort) return utilityLink(parentPort);
  if (process.connected) return childLink();
  throw new Error('the terminal service is started by the terminal, not by hand');
}

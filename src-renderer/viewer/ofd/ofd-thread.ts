import { createPeer } from '../formats/peer.ts';
import type { Peer } from '../formats/peer.ts';
import type { OfdCalls, WindowCalls } from './ofd-calls.ts';
import { decodeSvg } from './svg-picture.ts';

/** A thread that has one OFD file open, or none yet. */
export interface OfdThread {
  readonly peer: Peer<OfdCalls>;
  readonly end: () => void;
}

export function startOfdThread(): OfdThread {
  const worker = new Worker(new URL('./ofd-worker.ts', import.meta.url), { type: 'module' });
  const peer = createPeer<OfdCalls, WindowCalls>(worker, {
    svg: async (bytes) => {
      const bitmap = await decodeSvg(bytes);
      return { value: bitmap, transfer: bitmap ? [bitmap] : [] };
    },
  });
  worker.onerror = () => peer.close();
  return {
    peer,
    end() {
      peer.close();
      worker.terminate();
    },
  };
}

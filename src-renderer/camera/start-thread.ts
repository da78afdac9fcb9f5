import { createPeer } from '../viewer/formats/peer.ts';
import type { Peer } from '../viewer/formats/peer.ts';
import type { NoCalls, ReadingCalls } from './thread/reading-calls.ts';

/** The thread that reads codes; one for camera and pictures. */
export interface ReadingThread {
  readonly peer: Peer<ReadingCalls>;
  end(): void;
}

export function startReadingThread(): ReadingThread {
  const worker = new Worker(new URL('./thread/reading-thread.ts', import.meta.url), {
    type: 'module',
  });
  const peer = createPeer<ReadingCalls, NoCalls>(worker, {});
  worker.onerror = () => peer.close();
  return {
    peer,
    end() {
      peer.close();
      worker.terminate();
    },
  };
}

import type { PutCard, SimulatedDevice } from '../control-api.ts';
import { cardText, inventedPhoto } from './card-builder.ts';
import type { Link, OnBytes } from './link.ts';
import { scanBytes, type ScannerSuffix } from './scanner.ts';
import { createSdtReader } from './sdt-reader.ts';

/** Makes the cable of a device; the device gets what the terminal sends. */
export type MakeLink = (id: string, onBytes: OnBytes) => Promise<Link>;

interface Common {
  readonly id: string;
  readonly link: Link;
  state(): SimulatedDevice;
}

export interface SimulatedScanner extends Common {
  readonly kind: 'scanner';
  scan(text: string, aim: string): void;
}

export interface SimulatedReader extends Common {
  readonly kind: 'id-card-reader';
  put(card: PutCard): void;
  lift(): void;
}

export type AnyDevice = SimulatedScanner | SimulatedReader;

/** A serial scanner that only talks. */
export async function createScanner(
  id: string,
  suffix: ScannerSuffix,
  makeLink: MakeLink,
): Promise<SimulatedScanner> {
  let bytesIn = 0;
  let bytesOut = 0;
  const link = await makeLink(id, (bytes) => {
    bytesIn += bytes.length;
  });
  return {
    kind: 'scanner',
    id,
    link,
    scan(text, aim) {
      const bytes = scanBytes(text, aim, suffix);
      bytesOut += bytes.length;
      link.send(bytes);
    },
    state: () => ({ id, kind: 'scanner', ...cable(link), bytesIn, bytesOut }),
  };
}

/** An ID-card reader that answers the frames of GA/T 467-2019. */
export async function createReader(id: string, makeLink: MakeLink): Promise<SimulatedReader> {
  const reader = createSdtReader();
  let holder: string | undefined;
  let bytesIn = 0;
  let bytesOut = 0;
  const link: Link = await makeLink(id, (bytes) => {
    const answer = reader.receive(bytes);
    bytesIn += bytes.length;
    bytesOut += answer.length;
    if (answer.length > 0) link.send(answer);
  });
  return {
    kind: 'id-card-reader',
    id,
    link,
    put(card) {
      holder = card.citizenId;
      reader.put({ text: cardText(card), photo: inventedPhoto(card.citizenId) });
    },
    lift() {
      holder = undefined;
      reader.lift();
    },
    state: () => ({
      id,
      kind: 'id-card-reader',
      ...cable(link),
      bytesIn,
      bytesOut,
      ...(holder !== undefined && { card: holder }),
    }),
  };
}

function cable(link: Link): Pick<SimulatedDevice, 'plugged' | 'path'> {
  return { plugged: link.isPlugged(), path: link.path };
}

import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Mode } from '../../../contract/config.ts';
import type { ElectronRuntime } from '../../../tools/setup/electron-runtime.ts';
import { startTerminalApp, type TerminalApp } from '../../../tools/terminal-app.ts';
import { mainHeap, rendererHeap, serviceHeap } from './heaps.ts';
import { instrumentUtility, type Instruments, makeInstruments, withTemp } from './instruments.ts';
import { processTree, searchMemory } from './memory.ts';
import { type Place, searchBytes, searchFolder } from './places.ts';
import { type Found, Searcher } from './searcher.ts';
import { codeSecrets, personSecrets, plantedSecrets } from './secrets.ts';
import { type Hall, visit, visitAt, type VisitName } from './visits.ts';

/** What became of the visits to one terminal. */
export interface HallReport {
  readonly visits: ReadonlyMap<VisitName, number>;
  /** How many different secrets were looked for. */
  readonly secrets: number;
  /** In the heaps while a certificate was open: all of them must know the person. */
  readonly during: readonly Place[];
  /** Afterwards, where nothing may be. */
  readonly after: readonly Place[];
  /** Afterwards, in the memory of the processes: only counted; absent where it cannot be read. */
  readonly memory: readonly (readonly [kind: string, found: Found | undefined])[];
}

/** After the last session: what is given up needs a moment to be let go of. */
const SETTLE_MS = 2_000;

async function heapPlaces(
  terminal: TerminalApp,
  { heaps }: Instruments,
  searcher: Searcher,
): Promise<Place[]> {
  const places: Place[] = [];
  const take = [
    ['heap of the page', () => rendererHeap(terminal)],
    ['heap of main', () => mainHeap(terminal, heaps)],
    ['heap of the service', () => serviceHeap(terminal, heaps)],
  ] as const;
  for (const [name, heap] of take) {
    const bytes = await heap();
    places.push({ name, files: 1, bytes: bytes.length, found: searcher.in(bytes) });
  }
  return places;
}

/** Everything that the processes say on their way, Chromium's own words included. */
function record({ app }: TerminalApp): () => Buffer {
  const said: Buffer[] = [];
  const { stdout, stderr } = app.process();
  for (const stream of [stdout, stderr]) stream?.on('data', (data: Buffer) => said.push(data));
  return () => Buffer.concat(said);
}

async function visitAll(
  terminal: TerminalApp,
  instruments: Instruments,
  mode: Mode,
  sessions: number,
  tell: (line: string) => void,
): Promise<HallReport> {
  const said = record(terminal);
  const visits = new Map<VisitName, number>();
  let during: readonly Place[] | undefined;
  const hall: Hall = {
    ...{ terminal, codes: [], strangers: [] },
    async onOpen() {
      during ??= await heapPlaces(terminal, instruments, new Searcher(plantedSecrets()));
    },
  };
  for (let n = 0; n < sessions; n++) {
    const name = visitAt(mode, n);
    await visit(hall, name, n);
    visits.set(name, (visits.get(name) ?? 0) + 1);
    if ((n + 1) % 20 === 0) tell(`${mode}: ${n + 1} of ${sessions} sessions`);
  }
  await delay(SETTLE_MS);
  const handedOut = await terminal.remote.secrets();
  const secrets = [
    ...plantedSecrets(),
    ...codeSecrets(hall.codes),
    ...hall.strangers.flatMap(personSecrets),
    ...handedOut.map((value) => ({ what: 'a token or reference', value })),
  ];
  const searcher = new Searcher(secrets);
  const heaps = await heapPlaces(terminal, instruments, searcher);
  const root = terminal.app.process().pid ?? 0;
  const memory = processTree(root).map(
    ({ pid, kind }) => [kind, searchMemory(pid, searcher)] as const,
  );
  const home = path.dirname(terminal.simulation.dataDir);
  const running = searchFolder(instruments.temp, home, searcher);
  await terminal.app.close();
  const closed = searchFolder(instruments.temp, home, searcher).map((place) => ({
    ...place,
    name: `${place.name}, after the end`,
  }));
  const words = said();
  const log = { name: 'logs', files: 1, bytes: words.length, found: searchBytes(words, searcher) };
  return {
    ...{ visits, memory, secrets: secrets.length },
    during: during ?? [],
    after: [...heaps, log, ...running, ...closed],
  };
}

/** Lets that many people visit a real terminal, and looks what is left of them. */
export async function runHall(
  runtime: ElectronRuntime,
  display: string | undefined,
  mode: Mode,
  sessions: number,
  tell: (line: string) => void,
): Promise<HallReport> {
  const instruments = makeInstruments();
  const { temp, env, switches } = instruments;
  try {
    return await withTemp(temp, async () => {
      const terminal = await startTerminalApp({
        ...{ mode, runtime, display, env, switches, withDock: false },
        overrides: { timeLimits: { farewellS: 1 } },
      });
      try {
        await instrumentUtility(terminal, instruments);
        return await visitAll(terminal, instruments, mode, sessions, tell);
      } finally {
        await terminal.stop();
      }
    });
  } finally {
    instruments.remove();
  }
}

import { randomBytes } from 'node:crypto';
import type { Clock } from '../contract/clock.ts';
import { cameraOf } from '../contract/camera.ts';
import type { TerminalConfig } from '../contract/config.ts';
import type { Failure } from '../contract/failures.ts';
import type { Log } from '../contract/log.ts';
import type { RequestName } from '../contract/requests.ts';
import type { SessionState } from '../contract/session.ts';
import type { Diagnostic, Snapshot } from '../contract/snapshot.ts';
import type { PrivateKeys } from '../crypto/private-key.ts';
import { createSmProvider } from '../crypto/sm-provider.ts';
import { createDeviceManager, type WedgeBurst } from '../drivers/manager.ts';
import { createPhotoDecoder } from '../drivers/photo/decoder.ts';
import { samePerson } from '../identity/same-person.ts';
import type { Abilities } from '../identity/ways.ts';
import pack from '../package.json' with { type: 'json' };
import { abilitiesOf } from './abilities.ts';
import { createAudit } from './audit/audit.ts';
import { createChoices } from './choices.ts';
import { createCardPhotos } from './card-photo.ts';
import { readCodeProfiles } from './code-profiles.ts';
import { leastSkewMs } from './code-skew.ts';
import { createControlHands } from './control/hands.ts';
import type { ControlHands } from './control/operations.ts';
import { createDeviceLog } from './device-log.ts';
import { createDocuments } from './documents/documents.ts';
import { createFeedback } from './feedback.ts';
import { createHearing } from './hearing.ts';
import { inputPathOf } from './input-path.ts';
import { createIntake } from './intake.ts';
import { createLibraryHealth } from './library-health.ts';
import { createNotice } from './notice.ts';
import { createOperators } from './operators/operators.ts';
import { servedWay } from './operators/served-way.ts';
import { createTerminalPrinting } from './printing/terminal-printing.ts';
import { createPlatformClient } from './platform/platform.ts';
import { createReachability } from './platform/reachability.ts';
import { createMessages } from './queue/messages.ts';
import { createSealer, type DataKey } from './queue/seal.ts';
import { createQueueService } from './queue/service.ts';
import { createRequestHandler, type Answer } from './requests.ts';
import { createEffects } from './session/effects.ts';
import { beginning } from './session/initial.ts';
import { rulesFor } from './session/rules.ts';
import { createRunner, newSessionId } from './session/runner.ts';
import { snapshotOf } from './snapshot-of.ts';
import { createPublisher } from './snapshot.ts';
import { createStoreHealth } from './store/health.ts';
import { openStoreIn } from './store/open-in.ts';
import { createUpkeep } from './store/upkeep.ts';

/** The terminal service without its process: the single source of truth. */
export interface Terminal {
  start(): void;
  request(name: RequestName, params: unknown): Answer<unknown>;
  /** A symbol of a keyboard wedge, which only the window can see. */
  wedge(burst: WedgeBurst): void;
  useDataKeys(keys: readonly DataKey[]): void;
  /** What the command line may have done. */
  readonly control: ControlHands;
  stop(): Promise<void>;
}

export interface TerminalOptions {
  readonly config: TerminalConfig;
  /** They seal what the queue holds; the newest first. */
  readonly dataKeys: readonly DataKey[];
  /** The terminal's private keys; absent where main cannot open them, then nothing can be signed. */
  readonly keys?: PrivateKeys | undefined;
  /** A session was cut off when the service before this one ended. */
  readonly interrupted: boolean;
  /** Who was signed in when the service before this one crashed. */
  readonly operatorId?: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Why the writer's lock could not be taken: then nothing is saved. Absent where it was. */
  readonly noLock?: string | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly onSnapshot: (snapshot: Snapshot) => void;
  /** Which data keys something is sealed with. */
  readonly onKeysInUse: (ids: readonly string[]) => void;
  /** The platform knows the terminal's keys; told once. */
  readonly onKeysAccepted?: () => void;
}

/** Nothing has been opened yet. */
const NO_ABILITIES: Abilities = { cardReader: false, code: false, camera: false, online: false };

/** A citizen waits for the platform: nothing else is begun meanwhile. */
const BUSY: readonly Snapshot['session']['state'][] = ['working', 'reading-card'];
/** States in which no citizen is being served. */
const RESTING: readonly SessionState[] = ['idle', 'failed', 'ended'];

/** Puts the service together: devices → intake → session → platform, queue and snapshot around it. */
export function createTerminal(options: TerminalOptions): Terminal {
  const { config, clock, log } = options;
  const { platform } = config;
  const notice = createNotice(clock);

  const store = openStoreIn(config.dataDir, clock.now(), options.noLock);
  let onHealth = (): void => {};
  const health = createStoreHealth(store, clock, () => onHealth());
  const upkeep = store.ok
    ? createUpkeep({
        ...{ store: store.value, config, clock, audit: (event) => audit.trail?.append(event) },
        ...{ dataKeys: options.dataKeys, onKeysInUse: options.onKeysInUse, onStore: health.told },
        ...{ note: (event) => audit.recorder.note(event), onChange: () => publisher.touch() },
      })
    : undefined;
  const sealer = upkeep?.sealer ?? createSealer(options.dataKeys);
  /** Entries of the opening itself are nobody's. */
  let operatorId = (): string | undefined => undefined;
  const audit = createAudit({
    ...{ db: store.ok ? store.value.db : undefined, sealer, clock, config, onStore: health.told },
    makeRoom: (problem) => upkeep?.room.makeRoom(problem) ?? false,
    provider: createSmProvider({
      keys: options.keys,
      randomBytes: (length) => randomBytes(length),
    }),
    ...{ operator: () => operatorId(), item: () => choices.item().code },
    ...{ rightNow: () => client.hubTime(), onBroken: () => publisher.touch() },
  });

  const limits = { hubUrl: platform.hubUrl, timeoutMs: platform.requestTimeoutMs, clock };
  const codes = readCodeProfiles(config, clock.now());
  const client = createPlatformClient({
    codeSkewMs: leastSkewMs(codes.profiles),
    ...{ config, keys: options.keys, clock, log, random: Math.random },
    randomBytes: (length) => new Uint8Array(randomBytes(length)),
    onChange: () => publisher.touch(),
    onKeysAccepted: options.onKeysAccepted,
    operatorName: (id) => operators.nameOf(id),
  });
  const { router } = client;
  const operators = createOperators({
    ...{ config, clock, audit: audit.recorder },
    ...{ db: store.ok ? store.value.db : undefined, onStore: health.told },
    resumed: options.operatorId,
    isServing: () => !RESTING.includes(runner.session().state),
    onLeaving: endSession,
    onChange() {
      if (!operators.isClosed() && notice.view()?.failure.code === 'OPERATOR_NEEDED')
        notice.clear();
      publisher.touch();
    },
  });
  operatorId = () => operators.operatorId();
  const way = servedWay(client.way, operators.operatorId);
  const reachability = createReachability({
    ...limits,
    intervalMs: platform.probeIntervalMs,
    onChange({ state }) {
      if (state !== 'unknown') log({ event: 'platform.state', state });
      if (state === 'online') {
        queue?.wake();
        router.wake();
      }
      runner.dispatch({ kind: 'abilities' });
      publisher.touch();
    },
  });
  const queue = store.ok
    ? createQueueService({
        ...{ db: store.value.db, sealer, clock, log, random: Math.random },
        // With every saved scan stands who served; nobody else may stand in for him later.
        ...{ way: client.way, receipts: client.receipts, operatorId: operators.operatorId },
        ...{ trail: audit.trail, keepEndedDays: config.queue.keepEndedDays },
        itemOf: (code) => config.items.find((one) => one.code === code),
        listener: {
          onTried: (rowId, nextTryAt) => runner.dispatch({ kind: 'queue-tried', rowId, nextTryAt }),
          onDone: (rowId, verified) => runner.dispatch({ kind: 'queue-done', rowId, verified }),
          onFailed: (rowId, why) => runner.dispatch({ kind: 'queue-failed', rowId, failure: why }),
        },
        onStore: health.told,
        room: upkeep?.room,
        onWiped: () => upkeep?.checkpointer.wiped(),
        onChange: () => publisher.touch(),
      })
    : undefined;
  const crypto = createSmProvider({ randomBytes: (length) => randomBytes(length) });
  const documents = createDocuments({
    ...{ config, clock, log, rightNow: client.now },
    onChange: () => publisher.touch(),
  });
  const choices = createChoices({ config, clock, onChange: () => publisher.touch() });
  const messages = createMessages({
    ...{ way, clock, outbox: queue?.outbox, receipts: client.receipts, item: choices.item },
    ...{ operatorId: operators.operatorId, rightNow: client.now },
    onLost(step, { code, detail }) {
      const why = detail === undefined ? {} : { detail };
      log({ event: 'platform.request-failed', step, code, ...why });
      reachability.recheck();
    },
  });
  const start = beginning(
    queue?.savedScans() ?? [],
    options.interrupted,
    rulesFor(config, choices.item(), NO_ABILITIES),
    { now: clock.now(), newId: newSessionId },
  );
  const devices = createDeviceManager({
    devices: config.devices,
    hasCamera: cameraOf(config) !== undefined,
    clock,
    discovery: { ...config.discovery, busDir: config.simulation?.busDir },
  });
  const runner = createRunner({
    clock,
    log,
    rules: () => {
      const abilities = abilitiesOf(devices.snapshots(), reachability.view().state);
      return rulesFor(config, choices.item(), abilities, operators.operatorId());
    },
    initial: start.session,
    audit: audit.session,
    onState(state) {
      feedback.entered(state);
      // Whatever the session had written and wiped again leaves the log, too.
      if (state === 'idle') upkeep?.checkpointer.now();
      if (RESTING.includes(state)) documents.sessionOver();
      operators.active();
      choices.entered(state);
      queue?.makeWay(BUSY.includes(state));
      notice.clear();
      printing.entered(runner.session());
    },
    onChange: () => publisher.touch(),
    handlers: createEffects({
      way,
      deferred: queue?.deferred,
      fetches: queue?.fetches,
      messages,
      documents,
      log,
      item: choices.item,
      samePerson: (card, code) => samePerson(card, code, crypto),
      clock,
      codeLifetimeS: (id) => router.known(id)?.codeLifetimeS,
      dispatch: (event) => runner.dispatch(event),
      onTrouble: () => reachability.recheck(),
      onNotice: notTaken,
    }),
  });
  const intake = createIntake({
    ...{ profiles: codes.profiles, clock, rightNow: client.now, log },
    inputPathOf: (deviceId) => inputPathOf(devices.snapshots(), deviceId),
  });
  const libraries = createLibraryHealth(() => devices.problems(), clock);
  const cardPhotos =
    config.photoDecoder &&
    createCardPhotos({
      decoder: createPhotoDecoder({ config: config.photoDecoder, clock }),
      runner: () => runner,
      clock,
      onChange: () => publisher.touch(),
    });
  const feedback = createFeedback(devices);
  const hear = createHearing({
    ...{ operators, intake, feedback, cardPhotos, notTaken },
    dispatch: (event) => runner.dispatch(event),
  });
  const printing = createTerminalPrinting({
    ...{ config, clock, log, runner, audit, messages, choices, rightNow: client.now },
    onChange: () => publisher.touch(),
  });
  const publisher = createPublisher(
    snapshotOf({
      ...{ config, clock, choices, devices, operators, reachability, router, queue, runner },
      ...{ printing, notice, rightNow: client.now },
      diagnostics: () => [
        ...options.diagnostics,
        ...codes.diagnostics,
        ...client.diagnostics(),
        ...health.diagnostics(),
        ...audit.diagnostics(),
        ...(upkeep?.diagnostics() ?? []),
        ...operators.diagnostics(),
        ...libraries.diagnostics(),
        ...documents.diagnostics(),
        ...(cardPhotos?.diagnostics() ?? []),
        ...printing.diagnostics(),
      ],
    }),
    options.onSnapshot,
  );
  onHealth = () => publisher.touch();
  const answer = createRequestHandler({
    runner,
    operators,
    chooseItem: choices.chooseItem,
    chooseLanguage: choices.chooseLanguage,
    ...{ queue, mode: config.mode, prints: printing.desk },
    commandDevice: (id, command) => devices.command(id, command),
    camera: devices,
  });

  /** What was read is not taken, and why: beside whatever is on the screen. */
  function notTaken(why: Failure): void {
    feedback.refused();
    notice.tell(why);
    publisher.touch();
  }

  function endSession(): void {
    const session = runner.session();
    if ('id' in session) runner.dispatch({ kind: 'end', id: session.id });
    else runner.dispatch({ kind: 'end' });
  }

  /** A saved scan goes on for the item that it was made for. */
  function resume(): void {
    const session = runner.session();
    choices.entered(session.state);
    const item = session.state === 'queued' ? queue?.deferred.itemOf(session.rowId) : undefined;
    if (item) choices.chooseItem(item.code);
  }

  return {
    start() {
      operators.start();
      resume();
      // Nobody opens a citizen's page for nobody.
      if (operators.isClosed()) endSession();
      if (store.ok) {
        const { sqliteVersion, quarantined } = store.value;
        if (quarantined) log({ event: 'store.quarantined', keptAs: quarantined });
        const queued = queue?.view().waiting ?? 0;
        log({ event: 'service.started', sqlite: sqliteVersion, queued });
        audit.started({
          version: pack.version,
          interrupted: options.interrupted,
          quarantined: quarantined !== undefined,
        });
      }
      const tellLog = createDeviceLog(log);
      devices.onChange(() => {
        tellLog(devices.snapshots());
        audit.devicesChanged(devices.snapshots());
        runner.dispatch({ kind: 'abilities' });
        publisher.touch();
      });
      devices.onEvent(hear);
      devices.start();
      printing.start();
      upkeep?.start();
      reachability.start();
      router.start();
      documents.start();
      for (const rowId of start.toWithdraw) queue?.deferred.withdraw(rowId);
      queue?.start();
      publisher.touch();
    },
    request: answer,
    control: createControlHands({ dataDir: config.dataDir, queue, audit }),
    wedge: (burst) => devices.typed(burst),
    useDataKeys(keys) {
      upkeep?.useDataKeys(keys);
      queue?.keysChanged();
    },
    async stop() {
      publisher.stop();
      reachability.stop();
      router.stop();
      runner.stop();
      operators.stop();
      queue?.stop();
      await Promise.all([documents.stop(), devices.stop(), cardPhotos?.stop(), printing.stop()]);
      await audit.stop();
      await upkeep?.close();
      log({ event: 'service.stopped' });
    },
  };
}

import { useState, type JSX } from 'react';
import type { Clock } from '../../contract/clock.ts';
import { withActivity, type Activity } from './activity.ts';
import { devicesClient, platformClient } from './api/client.ts';
import { useNow } from './clock.ts';
import type { Desk } from './desk.ts';
import { useTexts } from './i18n/i18n.ts';
import { ActivityLog } from './parts/activity-log.tsx';
import { CameraPanel } from './parts/camera-panel.tsx';
import { CardPanel } from './parts/card-panel.tsx';
import { Citizens } from './parts/citizens.tsx';
import { DevicesPanel } from './parts/devices-panel.tsx';
import { FaultsPanel } from './parts/faults-panel.tsx';
import { Header } from './parts/header.tsx';
import { Notices } from './parts/notices.tsx';
import { PrinterPanel } from './parts/printer-panel.tsx';
import { ScanPanel } from './parts/scan-panel.tsx';
import { TrustPanels } from './parts/trust-panels.tsx';
import { useWatched, type Watch } from './watch.ts';
import { chosenOf } from './view/citizen.ts';
import { lampOf } from './view/lamp.ts';

const CLOCK_STEP_MS = 250;

/** The whole page. It shows what the simulators say; what it asks of them shows with the next answer. */
export function Dock({ watch, clock }: { watch: Watch; clock: Clock }): JSX.Element {
  const { t } = useTexts();
  const devices = useWatched(watch.devices);
  const printer = useWatched(watch.printer);
  const platform = useWatched(watch.platform);
  const scanSessions = useWatched(watch.trust.scanSessions);
  const now = useNow(clock, CLOCK_STEP_MS);
  const [citizenId, setCitizenId] = useState<string>();
  const [log, setLog] = useState<readonly Activity[]>([]);

  const desk: Desk = {
    devices: devicesClient(''),
    platform: platformClient(devices.value?.platformUrl ?? ''),
    t,
    report(action, good, reply) {
      setLog((lines) => withActivity(lines, { at: clock.now(), action, good, reply }));
    },
    refresh: watch.refresh,
  };
  const citizens = platform.value?.citizens ?? [];
  const citizen = chosenOf(citizens, citizenId);
  const simulated = devices.value?.devices ?? [];

  return (
    <div className="dock">
      <Header devices={devices} platform={platform} />
      <main data-devices={lampOf(devices)} data-platform={lampOf(platform)}>
        <Notices devices={devices} platform={platform} />
        {platform.value && citizen && (
          <>
            <Citizens citizens={citizens} chosen={citizen} now={now} onChoose={setCitizenId} />
            <ScanPanel
              desk={desk}
              citizen={citizen}
              codeSystems={platform.value.codeSystems}
              devices={simulated}
              scanSessions={scanSessions}
              now={now}
            />
            <CardPanel desk={desk} citizens={citizens} citizen={citizen} devices={simulated} />
          </>
        )}
        {devices.value && <DevicesPanel desk={desk} state={devices.value} />}
        {devices.value?.camera && <CameraPanel desk={desk} state={devices.value.camera} />}
        {devices.value && <PrinterPanel desk={desk} watched={printer} />}
        {platform.value && (
          <>
            <FaultsPanel desk={desk} state={platform.value} />
            <TrustPanels desk={desk} trust={watch.trust} />
          </>
        )}
      </main>
      <ActivityLog log={log} />
    </div>
  );
}

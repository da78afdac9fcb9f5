import { useState } from 'react';
import type { ReactElement } from 'react';
import type { DeviceSnapshot } from '../../contract/devices.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { stateChanges } from '../logic/state-changes.ts';
import styles from './Announcer.module.css';

/** Tells somebody who listens instead of looking which device has changed. */
export function Announcer({
  devices,
}: {
  readonly devices: readonly DeviceSnapshot[];
}): ReactElement {
  const t = useTexts();
  const [before, setBefore] = useState(devices);
  const [news, setNews] = useState('');
  if (before !== devices) {
    setBefore(devices);
    const changed = stateChanges(before, devices);
    if (changed.length > 0) {
      const lines = changed.map(({ name, state }) =>
        t('devices:page.changed', { name, state: t(`devices:state.${state}`) }),
      );
      setNews(lines.join('; '));
    }
  }
  return (
    <p className={styles.unseen} role="status">
      {news}
    </p>
  );
}

import { LoaderCircle, Unplug } from 'lucide-react';
import type { JSX } from 'react';
import type { Watched } from '../api/poller.ts';
import { useTexts } from '../i18n/i18n.ts';
import { failureText } from '../view/failure-text.ts';

interface NoticesProps {
  readonly devices: Watched<unknown>;
  readonly platform: Watched<unknown>;
}

/** Says which simulator does not answer, and that nobody has to do anything about it here. */
export function Notices({ devices, platform }: NoticesProps): JSX.Element {
  const { t } = useTexts();
  const waiting = !devices.failure && !platform.failure && !(devices.value && platform.value);
  return (
    <div className="notices" role="status">
      {devices.failure && (
        <p className="notice">
          <Unplug size={16} aria-hidden />
          {t('notice.devices', { reason: failureText(t, devices.failure) })}
        </p>
      )}
      {platform.failure && (
        <p className="notice">
          <Unplug size={16} aria-hidden />
          {t('notice.platform', { reason: failureText(t, platform.failure) })}
        </p>
      )}
      {waiting && (
        <p className="notice" data-waiting>
          <LoaderCircle size={16} aria-hidden />
          {t('notice.waiting')}
        </p>
      )}
    </div>
  );
}

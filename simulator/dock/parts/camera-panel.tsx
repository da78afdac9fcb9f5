import { Camera } from 'lucide-react';
import type { JSX } from 'react';
import { CAMERA_CONDITIONS, type CameraState } from '../../camera/camera-condition.ts';
import { type Desk, setCamera } from '../desk.ts';
import { useTexts } from '../i18n/i18n.ts';
import { Choices } from './choices.tsx';
import { Panel } from './panel.tsx';

/** What is the matter with the simulated camera, before which the phone is held in place of a scanner. */
export function CameraPanel({ desk, state }: { desk: Desk; state: CameraState }): JSX.Element {
  const { t } = useTexts();
  return (
    <Panel name="camera" title={t('camera.title')} icon={Camera}>
      <Choices
        legend={t('camera.title')}
        quiet
        className="modes"
        value={state.condition}
        onChoose={(next) => void setCamera(desk, next)}
        choices={CAMERA_CONDITIONS.map((value) => ({ value, label: t(`camera.${value}`) }))}
      />
      <p className="hint">{t(`camera.${state.condition}.effect`)}</p>
    </Panel>
  );
}

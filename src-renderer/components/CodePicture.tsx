import type { ReactElement } from 'react';
import { useTerminal } from '../app/terminal-context.ts';
import { FaceCamera } from '../illustrations/FaceCamera.tsx';
import { ScanCode } from '../illustrations/ScanCode.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { isCameraAlone } from '../logic/code-readers.ts';

/** How a code is shown at this terminal: under its scanner, or before the camera where that is all there is. */
export function CodePicture(): ReactElement {
  const { devices } = useTerminal().snapshot;
  const t = useTexts();
  return isCameraAlone(devices) ? (
    <FaceCamera label={t('session:illustration.camera')} />
  ) : (
    <ScanCode label={t('session:illustration.code')} />
  );
}

import { createEye, type Eye, type EyeParts } from './eye.ts';
import styles from './Viewfinder.module.css';
import { startReadingThread } from './start-thread.ts';

/** The camera with the element that shows its picture. */
export interface OpenCamera {
  readonly eye: Eye;
  /** Shown by whichever viewfinder is on the screen; none but its own page sees it. */
  readonly video: HTMLVideoElement;
  /** Where the element stands as long as no viewfinder shows it: out of the page it would stop. */
  readonly away: HTMLElement;
  end(): void;
}

export function openCamera(parts: Pick<EyeParts, 'clock' | 'tell' | 'read'>): OpenCamera {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.disablePictureInPicture = true;
  video.tabIndex = -1;
  const eye = createEye({
    ...parts,
    media: navigator.mediaDevices,
    video,
    takeFrame: () => new VideoFrame(video),
    startThread: startReadingThread,
  });
  const away = document.createElement('div');
  away.className = styles.away ?? '';
  away.ariaHidden = 'true';
  away.append(video);
  document.body.append(away);
  return {
    ...{ eye, video, away },
    end() {
      eye.end();
      video.remove();
      away.remove();
    },
  };
}

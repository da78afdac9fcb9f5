import {
  ArrowLeft,
  ChevronLeft,
  ChevronRight,
  LogOut,
  Maximize,
  MoveHorizontal,
  RotateCw,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import type { DocumentState } from '../viewer/load-document.ts';
import type { Viewer } from '../viewer/use-viewer.ts';
import { ZOOM_STEPS } from '../viewer/zoom.ts';
import { useTexts } from '../i18n/use-texts.ts';
import styles from './ViewerBar.module.css';

interface ViewerBarProps {
  readonly viewer: Viewer;
  readonly state: DocumentState;
  readonly onBack: () => void;
  readonly onEnd: () => void;
  /** More ways to go on. */
  readonly children?: ReactNode;
}

/** Below the document, within reach: size, page, back, end. */
export function ViewerBar(props: ViewerBarProps): ReactElement {
  const { viewer, state, onBack, onEnd, children } = props;
  const t = useTexts();
  const { page, pageCount, zoom, fit, act } = viewer;
  const isWhole = zoom === 1 && fit === 'page';
  const still = state.state !== 'ready';
  return (
    <div className={styles.bar}>
      <div className={styles.tools}>
        {pageCount > 1 && (
          <div className={styles.group}>
            <Button icon={ChevronLeft} disabled={page === 1} onPress={() => act('previous')}>
              {t('page.previous')}
            </Button>
            <span className={styles.figure}>{t('page.of', { page, count: pageCount })}</span>
            <Button icon={ChevronRight} disabled={page === pageCount} onPress={() => act('next')}>
              {t('page.next')}
            </Button>
          </div>
        )}
        <div className={styles.group}>
          <Button icon={ZoomOut} disabled={still || isWhole} onPress={() => act('zoom-out')}>
            {t('zoom.out')}
          </Button>
          <Button
            icon={ZoomIn}
            disabled={still || zoom === ZOOM_STEPS.at(-1)}
            onPress={() => act('zoom-in')}
          >
            {t('zoom.in')}
          </Button>
          {isWhole ? (
            <Button icon={MoveHorizontal} disabled={still} onPress={() => act('fit-width')}>
              {t('viewer:tools.fitWidth')}
            </Button>
          ) : (
            <Button icon={Maximize} disabled={still} onPress={() => act('fit-page')}>
              {t('zoom.fit')}
            </Button>
          )}
          <Button icon={RotateCw} disabled={still} onPress={() => act('rotate')}>
            {t('viewer:tools.rotate')}
          </Button>
        </div>
      </div>
      <div className={styles.ways}>
        <Button size="large" icon={LogOut} onPress={onEnd}>
          {t('end')}
        </Button>
        {children}
        <Button kind="primary" size="large" icon={ArrowLeft} onPress={onBack}>
          {t('session:viewer.back')}
        </Button>
      </div>
    </div>
  );
}

import { ShieldQuestionMark } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import type { CertificateCheck } from '../../../contract/certificate-check.ts';
import { Button } from '../../components/Button.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { PrintTool } from '../../printing/PrintTool.tsx';
import { VerdictDialog } from '../../verdict/VerdictDialog.tsx';
import { VerdictLine } from '../../verdict/VerdictLine.tsx';
import { ContentsPanel } from '../../viewer/ContentsPanel.tsx';
import { DocumentPane } from '../../viewer/DocumentPane.tsx';
import { FindBar } from '../../viewer/FindBar.tsx';
import { HitMarks } from '../../viewer/HitMarks.tsx';
import { LOADING } from '../../viewer/load-document.ts';
import type { DocumentState } from '../../viewer/load-document.ts';
import { SealSpots, useSealSpots } from '../../viewer/SealSpots.tsx';
import { TextLayer } from '../../viewer/TextLayer.tsx';
import { Toolbar } from '../../viewer/Toolbar.tsx';
import { useDocument } from '../../viewer/use-document.ts';
import { useFind } from '../../viewer/use-find.ts';
import { usePageText } from '../../viewer/use-page-text.ts';
import type { ViewerTools } from '../../viewer/use-viewer-tools.ts';
import type { Viewer } from '../../viewer/use-viewer.ts';
import styles from './OpenDocument.module.css';

interface OpenDocumentProps {
  readonly sessionId: string;
  readonly certificateId: string;
  readonly typeName: string;
  readonly check: CertificateCheck;
  readonly viewer: Viewer;
  readonly tools: ViewerTools;
  readonly onDocument: (state: DocumentState) => void;
}

/** An open file at the counter: what its seals are worth, tools, contents, page. */
export function OpenDocument(props: OpenDocumentProps): ReactElement {
  const { sessionId, certificateId, typeName, check, viewer, tools, onDocument } = props;
  const t = useTexts();
  const state = useDocument(sessionId, certificateId);
  useEffect(() => {
    onDocument(state);
    return () => onDocument(LOADING);
  }, [state, onDocument]);
  const ready = state.state === 'ready' ? state : undefined;
  const { act, page, pageCount } = viewer;
  const toPage = useCallback((to: number) => act({ page: to }), [act]);
  const runs = usePageText(ready?.document, page);
  const spots = useSealSpots(ready?.document);
  const [seal, setSeal] = useState<number>();
  const find = useFind(tools.isOpen.find ? ready?.document : undefined, toPage);
  // One page alone needs no list of pages; whoever wants it asks for it.
  const isPanelOpen = ready !== undefined && pageCount > 1 !== tools.isOpen.panel;

  return (
    <>
      <VerdictLine check={check} reader="clerk">
        <Button
          keyCap="S"
          icon={ShieldQuestionMark}
          kind="quiet"
          onPress={() => tools.toggle('verdict')}
        >
          {t('seal:open')}
        </Button>
        {ready && <PrintTool {...{ sessionId, certificateId, typeName, check, ready }} />}
      </VerdictLine>
      <Toolbar
        viewer={viewer}
        isIdle={!ready}
        isPanelOpen={isPanelOpen}
        isFindOpen={tools.isOpen.find}
        onPanel={() => tools.toggle('panel')}
        onFind={() => tools.toggle('find')}
      />
      {ready && tools.isOpen.find && <FindBar find={find} onClose={() => tools.close('find')} />}
      <div className={styles.body}>
        {ready && isPanelOpen && <ContentsPanel ready={ready} page={page} onPage={toPage} />}
        <DocumentPane
          state={state}
          viewer={viewer}
          typeName={typeName}
          layers={(shown, scale) => (
            <>
              <TextLayer runs={runs} scale={scale} />
              <SealSpots
                spots={spots.filter((spot) => spot.page === shown)}
                scale={scale}
                onSeal={(signature) => {
                  setSeal(signature);
                  tools.open('verdict');
                }}
              />
              {tools.isOpen.find && (
                <HitMarks
                  hits={find.hits.filter((hit) => hit.page === shown)}
                  current={find.hits[find.current]}
                  scale={scale}
                />
              )}
            </>
          )}
        />
      </div>
      {tools.isOpen.verdict && (
        <VerdictDialog
          check={check}
          first={seal}
          onClose={() => {
            setSeal(undefined);
            tools.close('verdict');
          }}
        />
      )}
    </>
  );
}

import { ScrollText, Trash2 } from 'lucide-react';
import type { JSX } from 'react';
import type { Watched } from '../api/poller.ts';
import type { TranscriptEntry } from '../../control-api.ts';
import { clearTranscript, type Desk } from '../desk.ts';
import { useTexts } from '../i18n/i18n.ts';
import { Available } from './available.tsx';
import { Exchange } from './exchange.tsx';
import { Panel } from './panel.tsx';

/** Lines that are drawn at most; the platform keeps no more. */
const MAX_EXCHANGES = 100;

interface TranscriptPanelProps {
  readonly desk: Desk;
  readonly transcript: Watched<TranscriptEntry[]>;
}

/** What terminals asked of the platform and what came back, newest first. */
export function TranscriptPanel({ desk, transcript }: TranscriptPanelProps): JSX.Element {
  const { t } = useTexts();
  const isEmpty = (transcript.value ?? []).length === 0;
  return (
    <Panel
      name="transcript"
      title={t('transcript.title')}
      icon={ScrollText}
      aside={
        !isEmpty && (
          <button type="button" className="quiet" onClick={() => void clearTranscript(desk)}>
            <Trash2 size={14} aria-hidden />
            {t('transcript.clear')}
          </button>
        )
      }
    >
      <Available watched={transcript}>
        {(entries) =>
          entries.length === 0 ? (
            <p className="hint">{t('transcript.empty')}</p>
          ) : (
            <ol className="exchanges">
              {entries.slice(0, MAX_EXCHANGES).map((entry) => (
                <li key={entry.id}>
                  <Exchange entry={entry} />
                </li>
              ))}
            </ol>
          )
        }
      </Available>
    </Panel>
  );
}

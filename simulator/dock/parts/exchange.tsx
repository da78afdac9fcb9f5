import { Lock, LockOpen, ShieldCheck, ShieldOff, ShieldX, type LucideIcon } from 'lucide-react';
import { useState, type JSX } from 'react';
import type { TranscriptEntry } from '../../control-api.ts';
import { timeOfDay } from '../activity.ts';
import { useTexts, type TextKey } from '../i18n/i18n.ts';

const SIGNATURES = {
  valid: ShieldCheck,
  invalid: ShieldX,
  absent: ShieldOff,
} as const satisfies Record<TranscriptEntry['requestSigned'], LucideIcon>;

/** One request and its reply; opened, what was said in them, masked by the platform. */
export function Exchange({ entry }: { entry: TranscriptEntry }): JSX.Element {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const { requestSigned, replySigned, sealed, httpStatus, status, fault } = entry;
  const isGood = httpStatus < 400 && (status === undefined || status === 'OK');
  return (
    <details className="exchange" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary data-good={isGood}>
        <time>{timeOfDay(entry.at)}</time>
        <span className="exchange-what">
          <strong>{entry.operation}</strong> {entry.codeSystemId}
        </span>
        <span className="exchange-status">
          {httpStatus} {status}
        </span>
        {fault && <span className="exchange-fault">{t(`reply.${fault}`)}</span>}
        <span className="exchange-marks">
          <Mark icon={SIGNATURES[requestSigned]} text={`transcript.request.${requestSigned}`} />
          <Mark
            icon={replySigned ? ShieldCheck : ShieldOff}
            text={`transcript.reply.${replySigned ? 'signed' : 'unsigned'}`}
          />
          <Mark icon={sealed ? Lock : LockOpen} text={`transcript.${sealed ? 'sealed' : 'open'}`} />
        </span>
        <span className="exchange-ms">{t('transcript.ms', { ms: Math.round(entry.ms) })}</span>
      </summary>
      {isOpen && <Bodies entry={entry} />}
    </details>
  );
}

/** A picture and a word of the same meaning. */
function Mark({ icon: Icon, text }: { icon: LucideIcon; text: TextKey }): JSX.Element {
  const { t } = useTexts();
  return (
    <span className="mark" data-mark={text}>
      <Icon size={14} aria-hidden />
      {t(text)}
    </span>
  );
}

/** The masked bodies as JSON. */
export function Bodies({ entry }: { entry: TranscriptEntry }): JSX.Element {
  const { t } = useTexts();
  const bodies = [
    { title: t('transcript.request'), body: entry.request },
    { title: t('transcript.reply'), body: entry.reply },
  ];
  return (
    <div className="bodies">
      <p className="hint">
        <code>
          {entry.method} {entry.path}
        </code>
      </p>
      {bodies.map(({ title, body }) => (
        <section key={title} aria-label={title}>
          <h3>{title}</h3>
          <pre tabIndex={0}>
            {body === undefined ? t('transcript.none') : JSON.stringify(body, null, 2)}
          </pre>
        </section>
      ))}
    </div>
  );
}

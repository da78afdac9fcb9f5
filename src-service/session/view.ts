import type { ListedCertificate } from '../platform/certificate-source.ts';
import type { Certificate, SessionView, Subject } from '../../contract/session.ts';
import type { LocalText } from '../../contract/language.ts';
import { isShowable } from '../platform/download.ts';
import { certificateIdOf } from './certificates.ts';
import { maskNumber } from '../../contract/mask.ts';
import type { Session } from './model.ts';

/** Certificate states by the numbers of one ministry's specification. */
const STATUS: Readonly<Record<ListedCertificate['status'], Certificate['status']>> = {
  '01': 'valid',
  '02': 'suspended',
  '03': 'revoked',
  '04': 'revoked',
  '05': 'expired',
  '06': 'suspended',
  '07': 'revoked',
  '99': 'suspended',
};

function isoDay(ms: number): string {
  const day = new Date(ms);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

function certificateView(entry: ListedCertificate, index: number, now: number): Certificate[] {
  // What cannot be shown is not listed: a button that leads nowhere helps nobody.
  if (!isShowable(entry.mediaType)) return [];
  const hasLapsed = entry.validTo !== undefined && entry.validTo < isoDay(now);
  const status = STATUS[entry.status];
  return [
    {
      id: certificateIdOf(index),
      typeCode: entry.typeCode,
      typeName: entry.typeName,
      numberMasked: maskNumber(entry.number),
      issuerName: entry.issuerName,
      issuedOn: entry.issuedOn,
      ...(entry.validTo === undefined ? {} : { validTo: entry.validTo }),
      status: status === 'valid' && hasLapsed ? 'expired' : status,
      mediaType: entry.mediaType,
      ...(entry.sizeBytes === undefined ? {} : { sizeBytes: entry.sizeBytes }),
    },
  ];
}

export interface ViewOptions {
  readonly itemName: LocalText;
  readonly warnMs: number;
  readonly now: number;
  /** The photo of the card of this session has been decoded. */
  readonly hasPhoto: boolean;
}

function subjectView(subject: Subject, { hasPhoto }: ViewOptions): Subject {
  if (!subject.card || !hasPhoto) return subject;
  return { ...subject, card: { ...subject.card, photo: 'decoded' } };
}

/** What a window may know of the session: nothing unmasked, no token, no code. */
export function sessionView(session: Session, options: ViewOptions): SessionView {
  switch (session.state) {
    case 'idle':
    case 'ended':
      return session;
    case 'reading-card':
      return { state: 'reading-card', sessionId: session.id, startedAt: session.startedAt };
    case 'working': {
      const { task, step, startedAt, deadline, id } = session;
      const via = task.kind === 'verify' ? task.input.via : task.person.subject.via;
      return { state: 'working', sessionId: id, via, step, startedAt, deadline };
    }
    case 'queued': {
      const { id, rowId, presentUntil, ...rest } = session;
      return { ...rest, sessionId: id };
    }
    case 'scan-session': {
      const { id, phase, scanCode, deadline } = session;
      const { itemName } = options;
      const shown = scanCode === undefined ? {} : { scanCode };
      return { state: 'scan-session', sessionId: id, phase, ...shown, itemName, deadline };
    }
    case 'evidence': {
      const { id, person, needLevel, missing, deadline } = session;
      return {
        state: 'evidence',
        sessionId: id,
        subject: subjectView(person.subject, options),
        itemName: options.itemName,
        needLevel,
        missing: [...missing],
        deadline,
      };
    }
    case 'consent': {
      const { person, deadline, id } = session;
      return {
        state: 'consent',
        sessionId: id,
        subject: subjectView(person.subject, options),
        itemName: options.itemName,
        scopes: person.verified.reply.scopes.map(({ name }) => name),
        deadline,
      };
    }
    case 'certificates': {
      const { person, grant, opened, endsAt, id } = session;
      return {
        state: 'certificates',
        sessionId: id,
        subject: subjectView(person.subject, options),
        certificates: grant.entries.flatMap((entry, index) =>
          certificateView(entry, index, options.now),
        ),
        ...(grant.leftOut?.length ? { leftOut: grant.leftOut.length } : {}),
        ...(opened ? { opened } : {}),
        warnAt: endsAt - options.warnMs,
        endsAt,
      };
    }
    case 'failed':
      return {
        state: 'failed',
        sessionId: session.id,
        failure: session.failure,
        endsAt: session.endsAt,
      };
  }
}

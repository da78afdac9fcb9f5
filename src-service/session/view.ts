import type { ListedCertificate } from '../platform/certificate-source.ts';
import type { Certificate, SessionView, Subject } from '../../contract/session.ts';
import { chinaDate } from '../../contract/china-date.ts';
import type { Mode } from '../../contract/config.ts';
import type { LocalText } from '../../contract/language.ts';
import { isShowable } from '../platform/download.ts';
import { certificateIdOf } from './certificates.ts';
import { comparableCard } from './face-compared.ts';
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

function certificateView(entry: ListedCertificate, index: number, now: number): Certificate[] {
  // What cannot be shown is not listed: a button that leads nowhere helps nobody.
  if (!isShowable(entry.mediaType)) return [];
  const hasLapsed = entry.validTo !== undefined && entry.validTo < chinaDate(now);
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
  /** The right time as far as it is known, in milliseconds since 1970. */
  readonly now: number;
  /** By how much the session's times lie ahead of the clock that the windows read, in milliseconds. */
  readonly aheadMs: number;
  readonly mode: Mode;
  /** The photo of the card of this session has been decoded. */
  readonly hasPhoto: boolean;
}

function subjectView(subject: Subject, { hasPhoto }: ViewOptions): Subject {
  if (!subject.card || !hasPhoto) return subject;
  return { ...subject, card: { ...subject.card, photo: 'decoded' } };
}

/** What a window may know of the session: nothing unmasked, no token, no code. */
export function sessionView(session: Session, options: ViewOptions): SessionView {
  const onTheWall = (at: number): number => at - options.aheadMs;
  const cardId = comparableCard(session, options.mode);
  const comparable = cardId === undefined ? {} : { comparableCard: cardId };
  switch (session.state) {
    case 'idle':
      return session;
    case 'ended':
      return { ...session, endsAt: onTheWall(session.endsAt) };
    case 'reading-card': {
      const { id, startedAt } = session;
      return { state: 'reading-card', sessionId: id, startedAt: onTheWall(startedAt) };
    }
    case 'working': {
      const { task, step, id } = session;
      const startedAt = onTheWall(session.startedAt);
      const deadline = onTheWall(session.deadline);
      const via = task.kind === 'verify' ? task.input.via : task.person.subject.via;
      return { state: 'working', sessionId: id, via, step, startedAt, deadline };
    }
    case 'queued': {
      const { id, rowId, presentUntil, ...rest } = session;
      return { ...rest, sessionId: id };
    }
    case 'scan-session': {
      const { id, phase, scanCode } = session;
      const deadline = onTheWall(session.deadline);
      const { itemName } = options;
      const shown = scanCode === undefined ? {} : { scanCode };
      return { state: 'scan-session', sessionId: id, phase, ...shown, itemName, deadline };
    }
    case 'evidence': {
      const { id, person, needLevel, missing } = session;
      return {
        state: 'evidence',
        sessionId: id,
        subject: subjectView(person.subject, options),
        itemName: options.itemName,
        needLevel,
        missing: [...missing],
        ...comparable,
        deadline: onTheWall(session.deadline),
      };
    }
    case 'consent': {
      const { person, id } = session;
      return {
        state: 'consent',
        sessionId: id,
        subject: subjectView(person.subject, options),
        itemName: options.itemName,
        scopes: person.verified.reply.scopes.map(({ name }) => name),
        ...comparable,
        deadline: onTheWall(session.deadline),
      };
    }
    case 'certificates': {
      const { person, grant, opened, id } = session;
      const endsAt = onTheWall(session.endsAt);
      return {
        state: 'certificates',
        sessionId: id,
        subject: subjectView(person.subject, options),
        certificates: grant.entries.flatMap((entry, index) =>
          certificateView(entry, index, options.now),
        ),
        ...(grant.leftOut?.length ? { leftOut: grant.leftOut.length } : {}),
        ...(opened ? { opened } : {}),
        ...comparable,
        warnAt: endsAt - options.warnMs,
        endsAt,
      };
    }
    case 'failed':
      return {
        state: 'failed',
        sessionId: session.id,
        failure: session.failure,
        endsAt: onTheWall(session.endsAt),
      };
  }
}

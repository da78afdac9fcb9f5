import type { SessionState, SessionView } from '../../contract/session.ts';

/** The view of one session state, e.g. `SessionOf<'consent'>`. */
export type SessionOf<S extends SessionState> = Extract<SessionView, { state: S }>;

import { z } from 'zod';
import { cameraReportSchema, seenSymbolSchema } from './camera.ts';
import { deviceCommandSchema } from './devices.ts';
import { comparedPhotoSchema } from './evidence.ts';
import { languageSchema } from './language.ts';
import { failureSchema } from './failures.ts';
import { operatorIdSchema } from './operator.ts';
import { MAX_COPIES, MAX_PAGE_BYTES, printMarkSchema, printTargetSchema } from './printing.ts';
import { discardReasonSchema } from './queue.ts';
import { cardIdSchema, certificateMediaTypeSchema } from './session.ts';

const sessionId = z.string().min(1).max(40);
const rowId = z.string().min(1).max(40);
const certificateId = z.string().min(1).max(16);
const jobId = z.number().int().min(1);
const none = z.null();

/**
 * What a window may ask the terminal service for. A request that names a session is ignored when
 * that session is over, so that a late click never touches the next citizen.
 */
export const REQUESTS = {
  /** Shows a one-time code for the citizen's app to read (扫码). Where no data of anybody is open. */
  'session.scan': { params: z.strictObject({}), value: none },
  /** The citizen agrees to what the consent page lists. */
  'session.agree': { params: z.strictObject({ sessionId }), value: none },
  'session.refuse': { params: z.strictObject({ sessionId }), value: none },
  /** Ends the session and wipes it; also leaves a failure or farewell page early. */
  'session.end': { params: z.strictObject({ sessionId: sessionId.optional() }), value: none },
  /** Somebody is still here: the idle countdown starts anew. */
  'session.extend': { params: z.strictObject({ sessionId }), value: none },
  'certificate.open': { params: z.strictObject({ sessionId, certificateId }), value: none },
  'certificate.close': { params: z.strictObject({ sessionId }), value: none },
  /** The bytes of the opened certificate; only while it is open and `ready`. */
  'certificate.read': {
    params: z.strictObject({ sessionId, certificateId }),
    value: z.strictObject({
      mediaType: certificateMediaTypeSchema,
      bytes: z.instanceof(Uint8Array),
    }),
  },
  /**
   * A copy of the opened certificate is to be drawn: what stands on every sheet of it. Refused where
   * nothing may be printed, and why. A copy that was begun before is forgotten.
   */
  'print.begin': {
    params: z.strictObject({
      ...{ sessionId, certificateId, target: printTargetSchema },
      pages: z.number().int().min(1).max(1_000_000),
      copies: z.number().int().min(1).max(MAX_COPIES),
    }),
    value: z.strictObject({ jobId: z.number().int(), mark: printMarkSchema }),
  },
  /** A page of it, drawn and marked, as JPEG; in their order, while the certificate is open. */
  'print.page': {
    params: z.strictObject({
      ...{ sessionId, jobId },
      page: z.number().int().min(1),
      jpeg: z.instanceof(Uint8Array).refine(({ length }) => length <= MAX_PAGE_BYTES),
      /** In points of 1/72 inch. */
      widthPt: z.number().min(1).max(14_400),
      heightPt: z.number().min(1).max(14_400),
      /** Whether all of the page was drawn: a copy does not say what is missing on it. */
      isWhole: z.boolean(),
    }),
    value: none,
  },
  /** All pages are there: print them. How it goes on stands in the snapshot. */
  'print.send': { params: z.strictObject({ sessionId, jobId }), value: none },
  'print.cancel': { params: z.strictObject({ sessionId, jobId }), value: none },
  /** The photo of the card of this session; only where its view says `decoded`. */
  'card.photo': {
    params: z.strictObject({ sessionId }),
    value: z.strictObject({ mediaType: z.literal('image/bmp'), bytes: z.instanceof(Uint8Array) }),
  },
  /**
   * The clerk says whether the person is the one on the photo of the card (人证比对); at a counter, where
   * the view names a `comparableCard`. It counts for that card alone. `photo` is what the clerk had before
   * his eyes: the chip's photo on the screen, or the one printed on the card. `same: false` ends the session.
   */
  'face.compare': {
    params: z.strictObject({
      sessionId,
      cardId: cardIdSchema,
      photo: comparedPhotoSchema,
      same: z.boolean(),
    }),
    value: none,
  },
  /** Pulls a trigger, beeps, stops: what the device's snapshot offers. */
  'device.command': {
    params: z.strictObject({ deviceId: z.string().max(32), command: deviceCommandSchema }),
    value: none,
  },
  /** How the window's camera is; `stale` where the terminal is to use none. */
  'camera.state': { params: cameraReportSchema, value: none },
  /** A symbol that the camera saw: as if a scanner had read it. */
  'camera.read': { params: seenSymbolSchema, value: none },
  /** A symbol of a picture that a clerk has opened; at counters only. */
  'picture.read': { params: seenSymbolSchema, value: none },
  /** Chooses the service item for the next scan. Only between sessions. */
  'item.choose': { params: z.strictObject({ itemCode: z.string().max(40) }), value: none },
  /** A dead row of the queue is tried again; `stale` where there is none, or nothing to send is left. */
  'queue.resend': { params: z.strictObject({ rowId }), value: none },
  /** A dead row is given up and what it holds wiped. */
  'queue.discard': {
    params: z.strictObject({ rowId, reason: discardReasonSchema }),
    value: none,
  },
  /** Where nobody is signed in. The password goes no further than to be checked. */
  'operator.sign-in': {
    params: z.strictObject({ operatorId: operatorIdSchema, password: z.string().min(1).max(128) }),
    value: none,
  },
  /** Ends and wipes the open session too. */
  'operator.sign-out': { params: z.strictObject({}), value: none },
  'language.choose': { params: z.strictObject({ language: languageSchema }), value: none },
} as const satisfies Record<string, { params: z.ZodType; value: z.ZodType }>;

export type RequestName = keyof typeof REQUESTS;
export type RequestParams<N extends RequestName> = z.infer<(typeof REQUESTS)[N]['params']>;
export type RequestValue<N extends RequestName> = z.infer<(typeof REQUESTS)[N]['value']>;

export const REQUEST_NAMES = Object.keys(REQUESTS) as [RequestName, ...RequestName[]];
export const requestNameSchema = z.enum(REQUEST_NAMES);

/**
 * Why a request was not carried out:
 * - `invalid`: name or parameters do not fit the contract
 * - `stale`: the session or the state that it names is over
 * - `unavailable`: the terminal service is restarting
 * - `failed`: see `failure`
 */
export const requestErrorSchema = z.strictObject({
  reason: z.enum(['invalid', 'stale', 'unavailable', 'failed']),
  failure: failureSchema.optional(),
});
export type RequestError = z.infer<typeof requestErrorSchema>;

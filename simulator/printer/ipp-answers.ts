import { encodeIpp, IPP_LANGUAGE } from '../../drivers/protocol/ipp/encode.ts';
import {
  groupOf,
  type IppAttribute,
  type IppMessage,
  numbersOf,
  textsOf,
} from '../../drivers/protocol/ipp/message.ts';
import { GROUP, OPERATION, STATUS, TAG } from '../../drivers/protocol/ipp/tags.ts';
import { decodeIpp } from '../../drivers/protocol/ipp/decode.ts';
import { type PaperPath, pagesOf, type SimulatedJob } from './paper-path.ts';
import { prints, REASONS } from './printer-state.ts';

const VALIDATE_JOB = 0x0004;
const JOB_STATES = { pending: 3, processing: 5, cancelled: 7, completed: 9 } as const;
const IDLE = 3;
const PROCESSING = 4;
const STOPPED = 5;
const OPERATIONS = [
  ...[OPERATION.printJob, VALIDATE_JOB, OPERATION.cancelJob, OPERATION.getJobAttributes],
  ...[OPERATION.getJobs, OPERATION.getPrinterAttributes],
];
/** Most copies that a printer of a hall is asked for. */
const MOST_COPIES = 99;

const integer = (name: string, value: number): IppAttribute => ({
  ...{ name, tag: TAG.integer, values: [value] },
});
const enumOf = (name: string, ...values: number[]): IppAttribute => ({
  ...{ name, tag: TAG.enum, values },
});
const keyword = (name: string, ...values: string[]): IppAttribute => ({
  ...{ name, tag: TAG.keyword, values },
});
const nameOf = (name: string, value: string): IppAttribute => ({
  ...{ name, tag: TAG.name, values: [value] },
});

function printerAttributes(path: PaperPath, uri: string): IppAttribute[] {
  const { condition, waiting } = path.state();
  const state = prints(condition) ? (waiting > 0 ? PROCESSING : IDLE) : STOPPED;
  return [
    { name: 'printer-uri-supported', tag: TAG.uri, values: [uri] },
    nameOf('printer-name', 'simulated-printer'),
    enumOf('printer-state', state),
    keyword('printer-state-reasons', REASONS[condition]),
    ...[{ name: 'printer-is-accepting-jobs', tag: TAG.boolean, values: [true] }],
    enumOf('operations-supported', ...OPERATIONS),
    keyword('ipp-versions-supported', '1.1', '2.0'),
    {
      name: 'document-format-supported',
      tag: TAG.mimeMediaType,
      values: ['application/pdf', 'application/octet-stream'],
    },
    integer('queued-job-count', waiting),
  ];
}

function jobAttributes({ id, name, state, finished }: SimulatedJob, uri: string): IppAttribute[] {
  return [
    { name: 'job-uri', tag: TAG.uri, values: [`${uri}/${id}`] },
    integer('job-id', id),
    nameOf('job-name', name),
    enumOf('job-state', JOB_STATES[state]),
    keyword('job-state-reasons', state === 'completed' ? 'job-completed-successfully' : 'none'),
    integer('job-impressions-completed', finished),
  ];
}

/**
 * Answers a request as an IPP printer does (RFC 8011), the document after it included.
 *
 * @param uri of the printer itself
 */
export function answerIpp(path: PaperPath, bytes: Uint8Array, uri: string): Uint8Array {
  const decoded = decodeIpp(bytes);
  if (!decoded.ok) return reply(STATUS.badRequest, 0);
  const request = decoded.value;
  const asked = groupOf(request, GROUP.operation);
  const [id = 0] = numbersOf(asked, 'job-id');
  const { requestId } = request;
  switch (request.code) {
    case OPERATION.getPrinterAttributes:
      return reply(STATUS.ok, requestId, [[GROUP.printer, printerAttributes(path, uri)]]);
    case VALIDATE_JOB:
      return reply(STATUS.ok, requestId);
    case OPERATION.printJob: {
      const job = added(path, request, bytes.subarray(request.documentAt));
      if (!job) return reply(STATUS.formatNotSupported, requestId);
      return reply(STATUS.ok, requestId, [[GROUP.job, jobAttributes(job, uri)]]);
    }
    case OPERATION.getJobAttributes: {
      const job = path.job(id);
      if (!job) return reply(STATUS.notFound, requestId);
      return reply(STATUS.ok, requestId, [[GROUP.job, jobAttributes(job, uri)]]);
    }
    case OPERATION.getJobs: {
      const wantsEnded = textsOf(asked, 'which-jobs')[0] === 'completed';
      const listed = path
        .jobs()
        .filter(({ state }) => ['completed', 'cancelled'].includes(state) === wantsEnded);
      const groups = listed.map((job) => [GROUP.job, jobAttributes(job, uri)] as const);
      return reply(STATUS.ok, requestId, groups);
    }
    case OPERATION.cancelJob:
      if (!path.job(id)) return reply(STATUS.notFound, requestId);
      return reply(path.cancel(id) ? STATUS.ok : STATUS.notPossible, requestId);
    default:
      return reply(STATUS.operationNotSupported, requestId);
  }
}

function added(path: PaperPath, request: IppMessage, pdf: Uint8Array): SimulatedJob | undefined {
  const pages = pagesOf(pdf);
  if (pages === 0) return undefined;
  const [copies = 1] = numbersOf(groupOf(request, GROUP.job), 'copies');
  const [name = ''] = textsOf(groupOf(request, GROUP.operation), 'job-name');
  const sheets = pages * Math.min(Math.max(1, copies), MOST_COPIES);
  return path.add({ name, pdf: Uint8Array.from(pdf), sheets });
}

function reply(
  code: number,
  requestId: number,
  groups: readonly (readonly [tag: number, attributes: readonly IppAttribute[]])[] = [],
): Uint8Array {
  return encodeIpp({
    code,
    requestId,
    groups: [
      { tag: GROUP.operation, attributes: IPP_LANGUAGE },
      ...groups.map(([tag, attributes]) => ({ tag, attributes })),
    ],
  });
}

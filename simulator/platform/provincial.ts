import type { z } from 'zod';
import {
  downloadDataSchema,
  infoDataSchema,
  provincialRequestSchema,
  searchDataSchema,
} from '../../contract/platform/provincial.ts';
import { codeSystemById } from '../data/code-systems.ts';
import { HTTP_STATUS } from './answer.ts';
import { parseJson } from './http/body.ts';
import { jsonReply, type Reply } from './http/reply.ts';
import type { Call, Route } from './http/router.ts';
import type { Platform } from './platform.ts';
import { decline, envelope, type ProvincialAnswer } from './provincial/answer.ts';
import { downloadCopy, info, search, type Asker } from './provincial/operations.ts';
import { carried } from './trust/carried.ts';
import { maskedMessage } from './trust/masked-message.ts';
import { aboutSomebodyElse } from './trust/somebody-else.ts';

interface Operation<T> {
  readonly name: string;
  readonly schema: z.ZodType<T>;
  readonly operate: (
    asker: Asker,
    data: T,
  ) => ProvincialAnswer<object> | Promise<ProvincialAnswer<object>>;
}

/**
 * The certificate platform of the province (电子证照共享服务): an interface of its own, unsigned, always
 * HTTP 200 with a status number. Its access token is the one that the code system gave.
 */
export function provincialRoutes(platform: Platform): readonly Route[] {
  return [
    route(platform, {
      ...{ name: 'getDataByHolder', schema: searchDataSchema, operate: search },
    }),
    route(platform, {
      ...{ name: 'queryCertInfo', schema: infoDataSchema, operate: info },
    }),
    route(platform, {
      ...{ name: 'downloadCert', schema: downloadDataSchema, operate: downloadCopy },
    }),
  ];
}

function route<T>(platform: Platform, operation: Operation<T>): Route {
  const { name } = operation;
  return {
    method: 'POST',
    path: `/provincial/v1/${name}`,
    async handle(call) {
      const started = platform.machineClock.now();
      const request = parseJson(call.body);
      const message = envelope(await answerTo(platform, operation, request));
      return sendUnsigned(platform, { call, operation: name, started, request, message });
    },
  };
}

/** Nothing of this interface is signed or named: only what is about the way can be spoiled, and whom. */
function sendUnsigned(platform: Platform, departure: Unsigned): Reply {
  const { replyFaults, transcript, machineClock } = platform;
  const { call, operation, started, request, message } = departure;
  const rule = replyFaults.draw(operation);
  const isSwapped = rule?.fault === 'another-citizen';
  const sound = jsonReply(HTTP_STATUS.OK, isSwapped ? aboutSomebodyElse(message) : message);
  transcript.add({
    ...{ at: started, ms: machineClock.now() - started, method: call.method, path: call.path },
    ...{ operation, httpStatus: HTTP_STATUS.OK, requestSigned: 'absent', replySigned: false },
    ...{ sealed: false, ...(rule ? { fault: rule.fault } : {}) },
    ...{ request: maskedMessage(request), reply: maskedMessage(message) },
  });
  return rule
    ? carried(replyFaults, operation, sound, rule)
    : replyFaults.passing(operation, sound);
}

interface Unsigned {
  readonly call: Call;
  readonly operation: string;
  readonly started: number;
  readonly request: unknown;
  readonly message: ReturnType<typeof envelope>;
}

async function answerTo<T>(
  platform: Platform,
  { schema, operate }: Operation<T>,
  body: unknown,
): Promise<ProvincialAnswer<object>> {
  const request = provincialRequestSchema.safeParse(body);
  if (!request.success) return decline(102, 'not a request in the envelope');
  const data = schema.safeParse(request.data.data);
  if (!data.success) return whatIsWrong(data.error);
  const { accessId, accessToken } = request.data.head;
  const access = platform.tokens.useElsewhere(accessToken, accessId);
  const source = access.ok && codeSystemById(access.value.codeSystemId)?.certificates;
  if (!access.ok || source !== 'provincial') return decline(11, 'no access token of this terminal');
  return operate({ platform, access: access.value }, data.data);
}

/** Names the field, never its value. */
function whatIsWrong({ issues }: z.ZodError): ProvincialAnswer<never> {
  const [issue] = issues;
  const where = issue?.path.join('.') ?? '';
  const isMissing = issue?.code === 'invalid_type' && issue.input === undefined;
  return isMissing ? decline(12, `${where} is missing`) : decline(102, `${where} is not right`);
}

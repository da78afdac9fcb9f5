import { failureTable } from './entry.ts';

/** The platform and the network between. */
export const PLATFORM_FAILURES = failureTable({
  RATE_LIMIT: {
    cause: 'the platform asks for slower requests',
    remedy: 'automatic',
    retry: 'same-request',
    texts: {
      'zh-CN': {
        title: '当前办理人数较多',
        citizen: '请稍等片刻，再亮一次码',
        clerk: '平台要求放慢，请稍后再试',
        technician: '平台限流（HTTP 429）；核对本机的请求频率和平台给出的额度',
      },
      en: {
        title: 'Many people are being served right now',
        citizen: 'Please wait a moment and scan again',
        clerk: 'The platform asks for slower requests; try again shortly',
        technician:
          'The platform throttles (HTTP 429); compare the rate of requests with the quota',
      },
    },
  },
  PLATFORM_UNREACHABLE: {
    cause: 'no connection to the platform',
    remedy: 'automatic',
    retry: 'same-request',
    texts: {
      'zh-CN': {
        title: '网络暂时不通',
        citizen: '这次没有办成，请稍候再试，或联系工作人员',
        clerk: '与平台断开：亮码会先保存，刷证和手机扫码须等恢复；长时间不恢复请检查网络',
        technician: '详情为网络错误；依次检查网线、域名解析、防火墙、代理和 hubUrl',
      },
      en: {
        title: 'The network is down for the moment',
        citizen: 'This did not go through: please try again in a moment, or ask the staff',
        clerk:
          'No connection: codes that are shown are saved, ID cards and phone scans wait. Check the network if it lasts',
        technician:
          'The detail is the network error; look at cable, name resolution, firewall, proxy and hubUrl in this order',
      },
    },
  },
  PLATFORM_TIMEOUT: {
    cause: 'the platform did not answer in time',
    remedy: 'automatic',
    retry: 'same-request',
    texts: {
      'zh-CN': {
        title: '平台回应较慢',
        citizen: '请稍候，再亮一次码',
        clerk: '平台未按时回应，请稍后重试',
        technician: '超过 requestTimeoutMs 无回应；检查网络延迟和平台负载',
      },
      en: {
        title: 'The platform is slow to answer',
        citizen: 'Please wait a moment and scan again',
        clerk: 'No answer in time; try again shortly',
        technician:
          'No answer within requestTimeoutMs; look at the delay of the network and the load of the platform',
      },
    },
  },
  PLATFORM_ERROR: {
    cause: 'the platform answered with a server error',
    remedy: 'automatic',
    retry: 'same-request',
    texts: {
      'zh-CN': {
        title: '平台暂时繁忙',
        citizen: '请稍候，再亮一次码',
        clerk: '平台返回服务器错误，持续出现请上报',
        technician: '平台返回 5xx 或 INTERNAL；用详情中的追踪编号向平台查询',
      },
      en: {
        title: 'The platform is busy',
        citizen: 'Please wait a moment and scan again',
        clerk: 'The platform answered with a server error; report it if it lasts',
        technician: 'The platform answered 5xx or INTERNAL; ask it with the trace id in the detail',
      },
    },
  },
  PLATFORM_REPLY_INVALID: {
    cause: 'the reply does not fit the contract',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '平台的回应有误',
        citizen: '请联系工作人员',
        clerk: '平台返回内容不合规范，请记下代码并上报',
        technician: '回复不合接口约定；详情写明字段，请与平台核对接口版本',
      },
      en: {
        title: 'The platform’s answer was not usable',
        citizen: 'Please ask the staff',
        clerk: 'The reply breaks the contract; note the code and report it',
        technician:
          'The reply breaks the contract; the detail names the field, compare the version of the interface with the platform',
      },
    },
  },
});

import { failureTable } from './entry.ts';

/** What the citizen agreed to, for how long, and the code that the terminal shows (扫码). */
export const CONSENT_FAILURES = failureTable({
  CONSENT_REFUSED: {
    cause: 'the citizen, or a rule set by the citizen, refused',
    remedy: 'none',
    retry: 'new-input',
    texts: {
      'zh-CN': {
        title: '没有得到您的授权',
        citizen: '如需继续办理，请重新亮码并同意授权',
        clerk: '群众或其授权规则不同意，可提供纸质材料办理',
        technician: '群众本人或其预设规则拒绝，属正常结果，本机无需处理',
      },
      en: {
        title: 'You did not agree',
        citizen: 'To go on, please scan again and agree',
        clerk: 'The citizen, or a rule of theirs, refused; paper documents are accepted',
        technician:
          'The citizen or a rule of theirs refused: a normal outcome, nothing to do at the terminal',
      },
    },
  },
  CONSENT_TIMEOUT: {
    cause: 'nobody answered the consent page in time',
    remedy: 'rescan',
    retry: 'new-input',
    texts: {
      'zh-CN': {
        title: '授权页面等待超时',
        citizen: '请重新亮码，并在页面上选择是否同意',
        clerk: '请群众重新亮码，协助其阅读授权内容',
        technician: '授权页在 consentS 规定的时间内无人操作；常出现时可适当延长',
      },
      en: {
        title: 'No answer was given in time',
        citizen: 'Please scan again and choose whether you agree',
        clerk: 'Ask for a new scan and help with reading the request',
        technician:
          'Nobody touched the consent page within consentS; lengthen it if this is frequent',
      },
    },
  },
  SCAN_SESSION_EXPIRED: {
    cause: 'nobody confirmed the code that the terminal showed before it ran out',
    remedy: 'rescan',
    retry: 'new-input',
    texts: {
      'zh-CN': {
        title: '屏幕上的码已过期',
        citizen: '请点击重新显示，再用手机扫一扫',
        clerk: '群众没有在时限内扫码确认，请重新出码并协助操作',
        technician: '会话码到期未确认；常出现时检查网络延迟、轮询间隔和会话时限',
      },
      en: {
        title: 'The code on the screen has run out',
        citizen: 'Please ask for a new one and scan it with your phone',
        clerk: 'Nobody confirmed in time; show a new code and help with the phone',
        technician:
          'The session code ran out unconfirmed; if frequent, look at network delay, polling interval and the life of the session',
      },
    },
  },
  SCAN_SESSION_CANCELLED: {
    cause: 'the session of the shown code was cancelled on the phone or at the terminal',
    remedy: 'rescan',
    retry: 'new-input',
    texts: {
      'zh-CN': {
        title: '这次扫码已取消',
        citizen: '如需继续办理，请重新开始',
        clerk: '扫码已被取消；群众愿意时请重新出码',
        technician: '会话由手机端或本机取消，属正常结果；并非本人操作时，查看平台的会话记录',
      },
      en: {
        title: 'This scan was cancelled',
        citizen: 'To go on, please start again',
        clerk: 'The scan was cancelled; show a new code if the citizen wishes',
        technician:
          'Cancelled on the phone or here: a normal outcome. If nobody did, look at the record of the session on the platform',
      },
    },
  },
  TOKEN_EXPIRED: {
    cause: 'the access token has expired or is used up',
    remedy: 'rescan',
    retry: 'new-input',
    texts: {
      'zh-CN': {
        title: '本次授权已到期',
        citizen: '请重新亮码或刷身份证',
        clerk: '授权令牌过期或已用完，请重新扫码',
        technician: '访问令牌到期或次数用完；常出现时核对平台给出的有效期和次数，以及本机时钟',
      },
      en: {
        title: 'Your authorisation has run out',
        citizen: 'Please show your code or ID card again',
        clerk: 'The access token has expired or is used up; scan again',
        technician:
          'Access token expired or used up; if frequent, look at the life and count that the platform gives, and at the clock',
      },
    },
  },
  SCOPE_DENIED: {
    cause: 'the access token does not cover this certificate',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '这份证照不在授权范围内',
        citizen: '请查看其他证照，或联系工作人员',
        clerk: '当前事项未授权此证照，请核对事项是否选对',
        technician: '令牌不含该证照类型；核对事项配置的 scopes 与平台授权的范围',
      },
      en: {
        title: 'This certificate is not covered',
        citizen: 'Please view another one or ask the staff',
        clerk: 'The service in force does not cover it; check that the right service is chosen',
        technician:
          'The token lacks this certificate type; compare the scopes of the item with what the platform grants',
      },
    },
  },
});

import { failureTable } from './entry.ts';

/** Whether terminal and platform can believe each other: keys, signatures, clocks. */
export const TRUST_FAILURES = failureTable({
  SIGN_INVALID: {
    cause: 'the signature of a reply does not fit',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '没能确认对方的回复',
        citizen: '为安全起见已停止，请联系工作人员',
        clerk: '平台回复的签名不符，内容没有采用；请勿继续，上报技术人员',
        technician:
          '核对对方公钥和更换通知、签名覆盖的字段、代理或网关是否改动内容；无法解释时按篡改处置',
      },
      en: {
        title: 'The answer could not be confirmed',
        citizen: 'For safety we stopped here; please ask the staff',
        clerk: 'The signature of the reply is wrong and nothing of it was used; stop and report it',
        technician:
          'Compare the public key, notices of a key change, the signed fields, and whether a proxy rewrites bodies; treat it as tampering if nothing explains it',
      },
    },
  },
  REPLY_MISMATCH: {
    cause: 'the reply belongs to another request or another person',
    remedy: 'rescan',
    retry: 'new-input',
    texts: {
      'zh-CN': {
        title: '收到的回复对不上您这次办理',
        citizen: '没有显示任何内容，请重新亮码或刷身份证',
        clerk: '回复属于别的请求，已丢弃；请群众重新亮码，再次出现请停办并上报',
        technician: '回复的随机数、请求编号或对象与请求不一致；检查缓存、代理和对方系统是否串号',
      },
      en: {
        title: 'The answer did not belong to your visit',
        citizen: 'Nothing was shown; please show your code or ID card again',
        clerk:
          'The reply was for another request and was dropped; scan again, and stop and report it if it recurs',
        technician:
          'Nonce, request id or subject differ from the request; look for caches, proxies and mixed-up sessions on the other side',
      },
    },
  },
  BODY_UNREADABLE: {
    cause: 'the encrypted body of a reply cannot be opened',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '平台的回复打不开',
        citizen: '请稍后再试，或联系工作人员',
        clerk: '加密的回复无法解开，请用其他方式办理并上报',
        technician:
          '解密失败；核对双方使用的公钥、密钥编号和 SM4-GCM 参数，本机换过密钥后须重新登记',
      },
      en: {
        title: 'The answer could not be opened',
        citizen: 'Please try again later or ask the staff',
        clerk: 'The encrypted reply cannot be opened; serve another way and report it',
        technician:
          'Decryption failed; compare public keys, key ids and SM4-GCM parameters of both sides, and enrol again after a change of key',
      },
    },
  },
  KEY_UNAVAILABLE: {
    cause: 'the terminal has no key that it can use',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '本机还没有准备好',
        citizen: '请换一台机器或到人工窗口办理',
        clerk: '本机的密钥不能使用，请技术人员处理；先换机办理',
        technician: '密钥缺失、无法解封或 UKey 未插好；查看启动日志，必要时重新生成密钥并登记',
      },
      en: {
        title: 'This terminal is not ready yet',
        citizen: 'Please use another terminal or a staffed window',
        clerk:
          'The key of this terminal cannot be used; a technician has to look. Use another terminal',
        technician:
          'The key is missing, cannot be unsealed, or its token is not plugged in; read the log of the start, and make and enrol a new key if need be',
      },
    },
  },
  TERMINAL_UNKNOWN: {
    cause: 'the platform does not know this terminal: it is not enrolled',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '本机还没有开通',
        citizen: '请换一台机器或到人工窗口办理',
        clerk: '平台没有本机的登记，请技术人员办理登记',
        technician: '用登记命令导出公钥和申请，交平台登记；核对终端编号和机构代码与登记一致',
      },
      en: {
        title: 'This terminal is not registered yet',
        citizen: 'Please use another terminal or a staffed window',
        clerk: 'The platform has no record of this terminal; a technician has to enrol it',
        technician:
          'Export public key and request with the enrolment command and hand them in; terminal id and organisation code must be the registered ones',
      },
    },
  },
  TERMINAL_REFUSED: {
    cause: 'the platform does not accept this terminal',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '本机暂未获准使用',
        citizen: '请换一台机器或到人工窗口办理',
        clerk: '平台不接受本终端，请技术人员检查登记和密钥',
        technician: '平台拒绝本机；核对终端编号、机构代码、登记状态和登记的公钥是否为现用公钥',
      },
      en: {
        title: 'This terminal is not admitted',
        citizen: 'Please use another terminal or a staffed window',
        clerk:
          'The platform refuses this terminal; a technician should check its registration and key',
        technician:
          'The platform refuses; compare terminal id, organisation code, state of the registration, and whether its public key is the one in use',
      },
    },
  },
  REQUEST_SIGN_REFUSED: {
    cause: 'the platform did not take a request for what this terminal has signed',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '这次的申请没有通过核对',
        citizen: '为安全起见已停止，请联系工作人员',
        clerk: '平台认为收到的请求与本机签名不符，没有办理；再次出现请停办并上报',
        technician:
          '依次检查代理或网关是否改动请求、登记的公钥是否为现用公钥；无法解释时按篡改处置',
      },
      en: {
        title: 'What was asked did not pass its check',
        citizen: 'For safety we stopped here; please ask the staff',
        clerk:
          'The platform found the request unlike what this terminal signed; nothing was done. Report it if it recurs',
        technician:
          'Look for a proxy that rewrites requests, then compare the registered public key with the one in use; treat it as tampering otherwise',
      },
    },
  },
  REQUEST_REPLAYED: {
    cause: 'the platform took a request for a replay of an earlier one',
    remedy: 'rescan',
    retry: 'new-input',
    texts: {
      'zh-CN': {
        title: '这次的申请被当作重复',
        citizen: '请重新亮码或刷身份证',
        clerk: '平台收到两次相同的请求，第二次已拒绝；请群众重新亮码，常出现请上报',
        technician: '随机数已被用过；检查代理或网络设备是否重发请求，也可能有人截取后重放',
      },
      en: {
        title: 'What was asked was taken for a repetition',
        citizen: 'Please show your code or ID card again',
        clerk:
          'The platform got the same request twice and refused the second; scan again, and report it if it recurs',
        technician:
          'The nonce had been used; look for a proxy or device that sends requests again. Somebody may replay what he has caught',
      },
    },
  },
  CLOCK_SKEW: {
    cause: "the terminal's clock differs too much from the platform's",
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '本机的时间不准',
        citizen: '请换一台机器或到人工窗口办理',
        clerk: '本机时间与平台相差过大，请技术人员校准',
        technician: '详情写明相差多少；检查时间同步服务、时区和主板电池，校准后自动恢复',
      },
      en: {
        title: 'The clock of this terminal is wrong',
        citizen: 'Please use another terminal or a staffed window',
        clerk: 'The clock differs too much from the platform; a technician has to set it',
        technician:
          'The detail says by how much; look at time synchronisation, time zone and the battery of the board. It recovers by itself',
      },
    },
  },
});

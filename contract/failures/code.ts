import { failureTable } from './entry.ts';

/** A code that was scanned (政务服务码), refused here or by its code system. */
export const CODE_FAILURES = failureTable({
  CODE_UNKNOWN_KIND: {
    cause: 'the scanned text matches no code profile',
    remedy: 'rescan',
    retry: 'new-input',
    texts: {
      'zh-CN': {
        title: '这不是政务服务码',
        citizen: '请打开“政务服务码”页面，重新亮码',
        clerk: '请群众换用政务服务码；付款码、健康码等不能办理',
        technician:
          '没有任何码规则匹配扫到的内容；若确是政务服务码，核对码规则的前缀、长度、网址白名单和码制',
      },
      en: {
        title: 'This is not a service code',
        citizen: 'Please open your service code and show it again',
        clerk: 'Ask for the government service code; payment or health codes do not work',
        technician:
          'No code profile matches the text; if it is a service code, look at prefix, lengths, allowed hosts and symbologies of the profile',
      },
    },
  },
  CODE_CERTIFICATE: {
    cause:
      'the code is the identifier of an electronic certificate, and says of nobody who shows it',
    remedy: 'rescan',
    retry: 'new-input',
    texts: {
      'zh-CN': {
        title: '这是电子证照的码',
        citizen: '请改亮“政务服务码”；证照在您同意后自动调取',
        clerk: '扫到的是证照标识，不能核验本人；请群众打开政务服务码，或改刷身份证',
        technician:
          '码规则把它认作电子证照标识（GB/T 36904）；若确是政务服务码，核对码规则的顺序和前缀',
      },
      en: {
        title: 'This is the code of a certificate',
        citizen:
          'Please show your service code instead; your certificates are then fetched for you',
        clerk: 'It names a certificate, not a person: ask for the service code, or use the ID card',
        technician:
          'A code profile takes it for a certificate identifier (GB/T 36904); if it is a service code, look at order and prefix of the profiles',
      },
    },
  },
  CODE_FORMAT: {
    cause: 'a segment of the code has a wrong length or character',
    remedy: 'rescan',
    retry: 'new-input',
    texts: {
      'zh-CN': {
        title: '没有看清这个码',
        citizen: '请刷新手机上的码，平稳对准窗口再试一次',
        clerk: '请群众刷新码、调亮屏幕；屏幕破损可改刷身份证',
        technician:
          '详情写明不合规则的分段；群众的码都正常时，核对该码规则的分段定义和扫码器的字符编码',
      },
      en: {
        title: 'The code could not be read properly',
        citizen: 'Please refresh the code on your phone and hold it steady',
        clerk: 'Ask for a fresh code and a brighter screen; with a broken screen use the ID card',
        technician:
          'The detail names the segment; if many good codes fail, compare the segments of the profile and the character encoding of the scanner',
      },
    },
  },
  CODE_CHECK: {
    cause: 'the check character does not fit the code',
    remedy: 'rescan',
    retry: 'new-input',
    texts: {
      'zh-CN': {
        title: '这个码校验不通过',
        citizen: '请刷新手机上的码，再亮一次',
        clerk: '请群众重新生成码；截图或打印件不能使用',
        technician:
          '校验字符不符；反复出现时，核对码规则的校验算法与范围，并录一段扫码数据，看有无丢字符',
      },
      en: {
        title: 'The code did not pass its check',
        citizen: 'Please refresh the code on your phone and show it again',
        clerk: 'Ask for a newly made code; screenshots and prints do not work',
        technician:
          'The check character is wrong; if it recurs, compare algorithm and range of the profile and record the scanner to see lost characters',
      },
    },
  },
  CODE_TOO_LONG: {
    cause: 'the scan is longer than any code can be',
    remedy: 'rescan',
    retry: 'new-input',
    texts: {
      'zh-CN': {
        title: '这个码太长，不是政务服务码',
        citizen: '请确认打开的是“政务服务码”，再亮一次',
        clerk: '扫到的不是政务服务码，请群众换码',
        technician: '扫描内容超出上限；若多次扫码连成一段，检查扫码器的结束符设置',
      },
      en: {
        title: 'This code is too long for a service code',
        citizen: 'Please make sure that it is your service code and show it again',
        clerk: 'What was scanned is no service code; ask for the right one',
        technician:
          'Longer than the limit; if several scans arrive as one, look at the terminator that the scanner is set to',
      },
    },
  },
  CODE_EXPIRED: {
    cause: 'the code has expired, by the times in it or as its code system says',
    remedy: 'rescan',
    retry: 'new-input',
    texts: {
      'zh-CN': {
        title: '这个码已过期',
        citizen: '请刷新手机上的码，再亮一次',
        clerk: '请群众下拉刷新后重新亮码',
        technician:
          '码自带的时间或发码系统判定过期；频繁出现时，检查本机时钟、网络延迟和码规则的有效期',
      },
      en: {
        title: 'This code has expired',
        citizen: 'Please refresh the code on your phone and show it again',
        clerk: 'Ask the citizen to refresh the code and scan again',
        technician:
          'The times in the code or its code system say so; if frequent, look at the clock of the terminal, the delay of the network and the validity in the profile',
      },
    },
  },
  CODE_USED: {
    cause: 'the code has been used already',
    remedy: 'rescan',
    retry: 'new-input',
    texts: {
      'zh-CN': {
        title: '这个码已经用过',
        citizen: '每个码只能用一次，请刷新后再亮一次',
        clerk: '请群众刷新码；若反复出现，请核对本人身份',
        technician: '发码系统记录该码已核验过；核对同一次扫码是否被发送两次（请求编号相同）',
      },
      en: {
        title: 'This code has been used already',
        citizen: 'Each code works once: please refresh it and show it again',
        clerk: 'Ask for a fresh code; if it happens again, check who the holder is',
        technician:
          'The code system has verified it before; look whether one scan was sent under two request ids',
      },
    },
  },
  CODE_REVOKED: {
    cause: 'the holder or the code system has revoked the code',
    remedy: 'rescan',
    retry: 'new-input',
    texts: {
      'zh-CN': {
        title: '这个码已停用',
        citizen: '请在手机上重新申领码，或改刷身份证',
        clerk: '码已被本人或发码单位停用，可改用身份证办理',
        technician: '发码系统返回已撤销，本机无需处理',
      },
      en: {
        title: 'This code has been withdrawn',
        citizen: 'Please get a new code on your phone, or use your ID card',
        clerk: 'The holder or the issuer withdrew the code; the ID card can be used instead',
        technician: 'The code system reports a revocation; nothing to do at the terminal',
      },
    },
  },
  CODE_NOT_FOUND: {
    cause: 'the code system never issued this code',
    remedy: 'rescan',
    retry: 'new-input',
    texts: {
      'zh-CN': {
        title: '没有查到这个码',
        citizen: '请从官方应用打开政务服务码，再亮一次',
        clerk: '发码单位没有此码记录，请留意伪造码',
        technician: '发码系统查无此码；核对路由是否指向正确的码系统和环境（测试或正式）',
      },
      en: {
        title: 'This code is not known',
        citizen: 'Please open the code in the official app and show it again',
        clerk: 'The issuer has no record of this code; be aware of forged codes',
        technician:
          'The code system has no record; look whether the route leads to the right system and environment (test or production)',
      },
    },
  },
  SCAN_DAMAGED: {
    cause: 'bytes of the scan were lost or changed on the line',
    remedy: 'rescan',
    retry: 'new-input',
    texts: {
      'zh-CN': {
        title: '这次没有扫清楚',
        citizen: '请把手机拿稳，离窗口约 10 厘米，再亮一次',
        clerk: '扫码数据传输受损，请群众再亮一次；反复出现请检查数据线和接口',
        technician: '数据在线路上丢失或改变；检查线缆、波特率、供电和干扰，可录一段数据分析',
      },
      en: {
        title: 'The scan did not come through clearly',
        citizen:
          'Please hold the phone still, about 10 cm from the window, and show the code again',
        clerk:
          'The scan was damaged on the way. Ask for the code again; if it keeps happening, check the cable and the port',
        technician:
          'Bytes were lost or changed; look at cable, baud rate, power and interference, and record the line',
      },
    },
  },
  QUEUE_EXPIRED: {
    cause: 'a saved scan outlived the code while offline',
    remedy: 'rescan',
    retry: 'new-input',
    texts: {
      'zh-CN': {
        title: '等待期间码已过期',
        citizen: '请刷新手机上的码，再亮一次',
        clerk: '断网时保存的扫码已过期，请群众重新亮码',
        technician: '断网时间超过码的有效期；查看断网原因和队列的等待时间',
      },
      en: {
        title: 'Your code expired while we waited',
        citizen: 'Please refresh the code on your phone and show it again',
        clerk: 'A scan saved while offline outlived its code; ask for a new one',
        technician:
          'The network was away for longer than the code lives; look why, and at the waiting time of the queue',
      },
    },
  },
  QUEUE_TOO_LATE: {
    cause: 'the platform is away, and the code ends before it could be asked again',
    remedy: 'rescan',
    retry: 'new-input',
    texts: {
      'zh-CN': {
        title: '网络不通，此码即将过期',
        citizen: '请稍候，刷新手机上的码再亮一次，或联系工作人员',
        clerk: '断网且码即将过期，未予保存；请群众刷新码再亮，或等网络恢复',
        technician: '码在第一次重试前就会过期；核对 codeLifetimeS、码规则的 maxAgeS 和本机时钟',
      },
      en: {
        title: 'No network, and the code is about to expire',
        citizen: 'Please wait a moment, refresh your code and show it again, or ask the staff',
        clerk: 'Not saved: the network is away and the code about to expire. Ask for a fresh one',
        technician:
          'The code ends before the first retry; compare codeLifetimeS, maxAgeS of its profile and the clock of this terminal',
      },
    },
  },
  PROFILE_REFUSED: {
    cause: 'the code system does not accept codes of this profile',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '这种码暂时不能在这里用',
        citizen: '请换用本地的政务服务码，或改刷身份证',
        clerk: '发码系统不受理这种码，请用身份证办理并上报',
        technician: '码系统拒绝该码规则；核对码规则的编号、版本和路由键，与对方确认已开通',
      },
      en: {
        title: 'This kind of code does not work here yet',
        citizen: 'Please use a local service code or your ID card',
        clerk: 'The code system does not take this kind of code; use the ID card and report it',
        technician:
          'The code system refuses the profile; compare its id, version and route key, and ask the other side whether it is enabled',
      },
    },
  },
});

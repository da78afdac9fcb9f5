import { failureTable } from './entry.ts';

/** Printers and what is printed on them. */
export const PRINTING_FAILURES = failureTable({
  PRINTER_UNREACHABLE: {
    cause: 'the print service (CUPS) does not answer, or not in time',
    remedy: 'automatic',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '打印服务没有运行',
        citizen: '暂时不能打印，请联系工作人员',
        clerk: '本机打印服务没有应答，恢复后会自动可用',
        technician: 'CUPS 不应答；检查 cups 服务是否运行，以及 [printing] 的 printer 和 socket',
      },
      en: {
        title: 'The print service does not run',
        citizen: 'Nothing can be printed just now; please ask the staff',
        clerk: 'The print service of this machine does not answer; it is used again once it does',
        technician: 'CUPS does not answer; is it running, and are printer and socket right?',
      },
    },
  },
  PRINTER_UNKNOWN: {
    cause: 'the print service has no such queue',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '没有找到打印机',
        citizen: '暂时不能打印，请联系工作人员',
        clerk: '配置的打印队列不存在，请联系技术人员',
        technician: 'CUPS 中没有 [printing] 所写的队列；用 lpstat -v 查看已有的队列',
      },
      en: {
        title: 'There is no such printer',
        citizen: 'Nothing can be printed just now; please ask the staff',
        clerk: 'The print queue of the configuration does not exist; ask a technician',
        technician: 'CUPS has no queue of the name in [printing]; `lpstat -v` lists those it has',
      },
    },
  },
  PRINTER_OFFLINE: {
    cause: 'the print service cannot reach the printer',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '打印机没有开机或没有连接',
        citizen: '暂时不能打印，请联系工作人员',
        clerk: '请检查打印机的电源和连接线，恢复后会自动可用',
        technician: 'printer-state-reasons 报告离线；检查电源、USB 或网络，详情为原因',
      },
      en: {
        title: 'The printer is off or not connected',
        citizen: 'Nothing can be printed just now; please ask the staff',
        clerk: 'Check power and cable of the printer; it is used again once it is back',
        technician: 'printer-state-reasons says offline; look at power, USB or network',
      },
    },
  },
  PRINTER_PAUSED: {
    cause: 'the queue is stopped or takes no jobs',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '打印机已暂停',
        citizen: '暂时不能打印，请联系工作人员',
        clerk: '打印队列已暂停或不接收任务，请技术人员恢复',
        technician: '队列停止或拒收；用 cupsenable 和 cupsaccept 恢复，详情为原因',
      },
      en: {
        title: 'The printer is paused',
        citizen: 'Nothing can be printed just now; please ask the staff',
        clerk: 'The print queue is paused or takes no jobs; a technician can resume it',
        technician: 'The queue is stopped or rejects jobs; resume with cupsenable and cupsaccept',
      },
    },
  },
  PRINTER_PAPER: {
    cause: 'the printer has no paper',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '打印机缺纸',
        citizen: '请联系工作人员添加纸张',
        clerk: '请在纸盒中放入纸张，正在等待的任务会继续',
        technician: '报告 media-empty 或 media-needed；核对纸盒与 paper 设置',
      },
      en: {
        title: 'The printer is out of paper',
        citizen: 'Please ask the staff to put in paper',
        clerk: 'Put paper into the tray; a job that waits goes on',
        technician: 'media-empty or media-needed; compare the trays with the key paper',
      },
    },
  },
  PRINTER_JAM: {
    cause: 'paper is jammed in the printer',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '打印机卡纸',
        citizen: '请联系工作人员取出卡住的纸张',
        clerk: '请取出卡住的纸张并关好盖板；卡住的纸上有群众信息，请交还本人或销毁',
        technician: 'printer-state-reasons 报告 media-jam；按打印机手册清理纸路',
      },
      en: {
        title: 'Paper is jammed in the printer',
        citizen: 'Please ask the staff to take it out',
        clerk: 'Take the sheet out and close the cover; give it to its owner or destroy it',
        technician: 'media-jam; clear the paper path as the manual of the printer says',
      },
    },
  },
  PRINTER_COVER: {
    cause: 'a cover or door of the printer is open',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '打印机盖板没有关好',
        citizen: '请联系工作人员',
        clerk: '请关好打印机的盖板和纸盒',
        technician: '报告 cover-open、door-open 或 interlock-open；见详情',
      },
      en: {
        title: 'A cover of the printer is open',
        citizen: 'Please ask the staff',
        clerk: 'Close the covers and trays of the printer',
        technician: 'cover-open, door-open or interlock-open; see the detail',
      },
    },
  },
  PRINTER_SUPPLY: {
    cause: 'toner or ink is used up, or the waste container is full',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '打印机耗材用尽',
        citizen: '暂时不能打印，请联系工作人员',
        clerk: '请更换墨粉或墨水',
        technician: '墨粉、墨水、感光鼓用尽或废粉盒已满；详情为原因',
      },
      en: {
        title: 'The printer has no toner or ink',
        citizen: 'Nothing can be printed just now; please ask the staff',
        clerk: 'Replace toner or ink',
        technician: 'Toner, ink or drum used up, or the waste container full; see the detail',
      },
    },
  },
  PRINTER_FAULT: {
    cause: 'the printer has stopped for another reason',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '打印机出现故障',
        citizen: '暂时不能打印，请联系工作人员',
        clerk: '请查看打印机面板上的提示',
        technician: 'printer-state 为 stopped 或报告错误；详情为 printer-state-reasons',
      },
      en: {
        title: 'The printer has a fault',
        citizen: 'Nothing can be printed just now; please ask the staff',
        clerk: 'Look at the panel of the printer',
        technician: 'printer-state is stopped or an error is told; the detail is the reason',
      },
    },
  },
  PRINTER_REPLY_INVALID: {
    cause: 'the answer of the printer cannot be understood',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '打印机的应答无法识别',
        citizen: '暂时不能打印，请联系工作人员',
        clerk: '打印机应答异常，请联系技术人员',
        technician: '应答不是有效的 IPP（RFC 8010）；确认 printer 指向 CUPS 或 IPP 打印机',
      },
      en: {
        title: 'The printer gives no clear answer',
        citizen: 'Nothing can be printed just now; please ask the staff',
        clerk: 'The answer of the printer makes no sense; ask a technician',
        technician: 'The answer is no IPP (RFC 8010); does the key printer name CUPS or a printer?',
      },
    },
  },
  PRINT_REFUSED: {
    cause: 'the print service does not take the job',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '打印机没有接收任务',
        citizen: '请稍后再试，或联系工作人员',
        clerk: '打印服务拒绝了任务，可再试一次',
        technician: 'Print-Job 被拒；详情为 IPP 状态码，检查队列策略、配额和文档格式',
      },
      en: {
        title: 'The printer did not take the job',
        citizen: 'Try again later, or ask the staff',
        clerk: 'The print service refused the job; try once more',
        technician: 'Print-Job refused with the status in the detail: policy, quota or format',
      },
    },
  },
  PRINT_ABORTED: {
    cause: 'the job was cancelled or given up outside of the terminal',
    remedy: 'clerk',
    retry: 'new-input',
    texts: {
      'zh-CN': {
        title: '打印任务被中止',
        citizen: '请重新打印，或联系工作人员',
        clerk: '任务在打印机或打印服务上被取消，可重新打印',
        technician: 'job-state 为 aborted 或 canceled；详情为 job-state-reasons',
      },
      en: {
        title: 'The print job was given up',
        citizen: 'Print again, or ask the staff',
        clerk: 'The job was cancelled at the printer or the print service; print again',
        technician: 'job-state is aborted or canceled; the detail is the reason',
      },
    },
  },
  PRINT_TIMEOUT: {
    cause: 'the job did not get on in time and was cancelled',
    remedy: 'clerk',
    retry: 'new-input',
    texts: {
      'zh-CN': {
        title: '打印时间过长，已取消',
        citizen: '请重新打印，或联系工作人员',
        clerk: '打印机长时间没有进展，任务已取消，请查看打印机',
        technician: '任务在时限内没有进展；详情为最后的状态，检查打印机和后端',
      },
      en: {
        title: 'Printing took too long and was cancelled',
        citizen: 'Print again, or ask the staff',
        clerk: 'The printer did not get on and the job was cancelled; look at the printer',
        technician: 'No progress within the time limit; the detail is the last state of the job',
      },
    },
  },
  PRINT_TOO_LARGE: {
    cause: 'the copy has more pages or bytes than are printed at once',
    remedy: 'none',
    retry: 'never',
    texts: {
      'zh-CN': {
        title: '文件过大，不能打印',
        citizen: '页数过多，请到窗口办理',
        clerk: '文件超过一次打印的上限，请在业务系统中打印',
        technician: '页数或字节数超限；详情写明是哪一项',
      },
      en: {
        title: 'Too large to be printed',
        citizen: 'Too many pages; please go to a counter',
        clerk: 'The file is above what is printed at once; print it in the back-office system',
        technician: 'Too many pages or bytes; the detail says which',
      },
    },
  },
  PRINT_UNSOUND: {
    cause: 'the seals of the certificate do not hold: no copy is made of it',
    remedy: 'clerk',
    retry: 'never',
    texts: {
      'zh-CN': {
        title: '证照印章验证未通过，不能打印',
        citizen: '请到窗口核实此证照',
        clerk: '印章或签名验证未通过，请核对原件，不打印此件',
        technician: '验证结果为 INVALID；见证照页面的验证详情',
      },
      en: {
        title: 'The seals do not hold, so it is not printed',
        citizen: 'Please have this certificate checked at a counter',
        clerk: 'Seal or signature does not hold: check the original; no copy is made of this',
        technician: 'The verdict is INVALID; see its details on the page of the certificate',
      },
    },
  },
  PRINT_INCOMPLETE: {
    cause: 'something on a page cannot be drawn, or not within the limits: no copy lacks anything',
    remedy: 'clerk',
    retry: 'never',
    texts: {
      'zh-CN': {
        title: '有一页无法完整打印，没有打印',
        citizen: '请到窗口办理',
        clerk: '证照有一页不能完整画出，请核对原件，或用业务系统打印',
        technician:
          '详情为页码；原因见该页上方的提示：超出绘制上限，或图片、印章、部分内容无法读取',
      },
      en: {
        title: 'A page cannot be printed whole, so nothing is',
        citizen: 'Please go to a counter',
        clerk:
          'A page cannot be drawn whole: check the original, or print in the back-office system',
        technician:
          'The detail is the page; the line over it says why: a limit, or a picture, seal or part that cannot be read',
      },
    },
  },
  PRINT_SAVE_FAILED: {
    cause: 'the copy cannot be written into the configured folder',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '复印件没有保存',
        citizen: '请联系工作人员',
        clerk: '配置的文件夹无法写入，请联系技术人员',
        technician: '检查 [printing] saveFolder 是否存在、可写、未满；详情为系统错误码',
      },
      en: {
        title: 'The copy was not saved',
        citizen: 'Please ask the staff',
        clerk: 'The configured folder cannot be written; ask a technician',
        technician: 'Does saveFolder of [printing] exist, may it be written, is it full?',
      },
    },
  },
});

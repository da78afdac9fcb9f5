import { failureTable } from './entry.ts';

/** The terminal itself. */
export const TERMINAL_FAILURES = failureTable({
  STORE_FAILED: {
    cause: 'the local database cannot be written',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '本机存储出现问题',
        citizen: '请换一台机器或联系工作人员',
        clerk: '本地数据库不可写，请技术人员检查磁盘',
        technician: '详情为数据库错误；检查 dataDir 的空间、权限和磁盘健康',
      },
      en: {
        title: 'This terminal has a storage problem',
        citizen: 'Please use another terminal or ask the staff',
        clerk: 'The local database cannot be written; a technician should check the disk',
        technician:
          'The detail is the error of the database; look at space, permissions and health of the disk of dataDir',
      },
    },
  },
  SERVICE_INTERRUPTED: {
    cause: 'the terminal service restarted in a session',
    remedy: 'rescan',
    retry: 'new-input',
    texts: {
      'zh-CN': {
        title: '服务刚刚中断了一下',
        citizen: '请重新亮码或刷身份证',
        clerk: '服务已自动恢复，请群众重新扫码',
        technician: '终端服务重启过；查看日志中重启前的最后一条记录',
      },
      en: {
        title: 'The service was interrupted for a moment',
        citizen: 'Please show your code or ID card again',
        clerk: 'The service is back by itself; ask for a new scan',
        technician:
          'The terminal service restarted; read the last lines of the log before the restart',
      },
    },
  },
  SESSION_TAKEN: {
    cause: 'another citizen’s session is still open',
    remedy: 'none',
    retry: 'new-input',
    texts: {
      'zh-CN': {
        title: '上一位还没有办完',
        citizen: '请稍等，待上一位结束后再亮码',
        clerk: '请先结束当前办理，再扫下一位',
        technician: '上一次办理尚未结束，属正常结果；常出现时缩短 idleS',
      },
      en: {
        title: 'The previous visit is not finished',
        citizen: 'Please wait until it has ended, then scan',
        clerk: 'End the current session before scanning the next citizen',
        technician: 'A session was still open: a normal outcome; shorten idleS if it is frequent',
      },
    },
  },
});

import { failureTable } from './entry.ts';

/** Scanners, readers and their ports. */
export const DEVICE_FAILURES = failureTable({
  DEVICE_ABSENT: {
    cause: 'the device is not plugged in',
    remedy: 'automatic',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '设备没有连接',
        citizen: '请稍候，或联系工作人员',
        clerk: '请检查数据线和电源，插好后自动恢复',
        technician: '总线上没有这个设备；检查供电和线缆，用 liangma devices 看它出现在哪里',
      },
      en: {
        title: 'The device is not connected',
        citizen: 'Please wait or ask the staff',
        clerk: 'Check cable and power; it comes back by itself',
        technician:
          'Not on the bus; look at power and cable, and see with `liangma devices` where it appears',
      },
    },
  },
  DEVICE_BUSY: {
    cause: 'another program holds the port',
    remedy: 'automatic',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '设备正被占用',
        citizen: '请稍候，或联系工作人员',
        clerk: '设备被其他程序占用，请关闭该程序',
        technician: '其他程序占用端口；常见的是厂家工具、另一个终端程序或 ModemManager',
      },
      en: {
        title: 'The device is in use elsewhere',
        citizen: 'Please wait or ask the staff',
        clerk: 'Another program holds the device; close it',
        technician:
          'Another program holds the port: often a vendor tool, a second terminal or ModemManager',
      },
    },
  },
  DEVICE_PERMISSION: {
    cause: 'the operating system denies access to the port',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '没有使用设备的权限',
        citizen: '请联系工作人员',
        clerk: '系统不允许使用这个设备，请技术人员设置权限',
        technician: '系统拒绝访问；将运行用户加入 dialout 组（摄像头：video 组），或安装 udev 规则',
      },
      en: {
        title: 'The device may not be used',
        citizen: 'Please ask the staff',
        clerk: 'The system denies access to the device; a technician should set permissions',
        technician:
          'Access denied; add the user to the group dialout (camera: video) or install the udev rules',
      },
    },
  },
  DEVICE_OPEN_FAILED: {
    cause: 'the port cannot be opened',
    remedy: 'automatic',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '设备没能打开',
        citizen: '请稍候，或联系工作人员',
        clerk: '设备打不开，本机会自动重试；可重新插拔',
        technician: '打开端口出错，详情为系统错误码；检查 path 和驱动程序',
      },
      en: {
        title: 'The device could not be opened',
        citizen: 'Please wait or ask the staff',
        clerk: 'The device does not open; retries run by themselves, replugging may help',
        technician:
          'The port cannot be opened, the detail is the error of the system; look at path and system driver',
      },
    },
  },
  DEVICE_SILENT: {
    cause: 'the device does not answer',
    remedy: 'automatic',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '设备没有回应',
        citizen: '请稍候，或联系工作人员',
        clerk: '设备不应答，请检查型号设置或重新插拔',
        technician: '已连接但不应答；核对 model、baudRate 和设备的接口模式',
      },
      en: {
        title: 'The device does not answer',
        citizen: 'Please wait or ask the staff',
        clerk: 'No answer from the device; check its model setting or replug it',
        technician:
          'Connected but silent; compare model, baudRate and the interface mode of the device',
      },
    },
  },
  DEVICE_PROTOCOL: {
    cause: 'the device answers with damaged frames',
    remedy: 'automatic',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '设备通信异常',
        citizen: '请稍候，或联系工作人员',
        clerk: '收到损坏的数据，请检查线缆和波特率',
        technician: '帧或校验错误；核对 model 与 baudRate，换线后录一段数据',
      },
      en: {
        title: 'The device sends damaged data',
        citizen: 'Please wait or ask the staff',
        clerk: 'Frames arrive damaged; check the cable and the baud rate',
        technician:
          'Bad frames or checksums; compare model and baudRate, change the cable, record the line',
      },
    },
  },
  DEVICE_FLOOD: {
    cause: 'the device sends more scans than anybody can show',
    remedy: 'automatic',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '扫码器不停发送数据',
        citizen: '请稍候，或联系工作人员',
        clerk: '扫码过于频繁，已暂停使用，本机会自动重试；请检查触发方式和线缆',
        technician: '每秒扫码数超限；多为连续模式、感应过灵敏或结束符设置不当',
      },
      en: {
        title: 'The scanner does not stop sending',
        citizen: 'Please wait or ask the staff',
        clerk:
          'More scans than anybody can show; it rests and is tried again by itself. Check its trigger mode and cable',
        technician:
          'Too many scans a second: mostly continuous mode, a sensitive trigger or a wrong terminator',
      },
    },
  },
  DEVICE_NOT_ALLOWED: {
    cause: 'the configuration does not list the security module (SAM) of the reader',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '读卡器未获准使用',
        citizen: '请改用亮码，或联系工作人员',
        clerk: '这台读卡器没有登记，请技术人员核对；先请群众亮码办理',
        technician: '安全模块编号不在配置名单中；核对读卡器后再写入 allowedSams',
      },
      en: {
        title: 'The card reader is not allowed here',
        citizen: 'Please show your code instead or ask the staff',
        clerk:
          'This card reader is not registered; a technician has to check it. Use codes meanwhile',
        technician:
          'Its security module is not in the configuration; check the reader before you add the number to allowedSams',
      },
    },
  },
  DEVICE_OUT_OF_SERVICE: {
    cause: 'the security module reports a fault',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '读卡器暂停使用',
        citizen: '请改用亮码，或联系工作人员',
        clerk: '安全模块报告故障，请更换读卡器',
        technician: '安全模块自检失败或未授权（状态 23、60、66）；断电重试后更换',
      },
      en: {
        title: 'The card reader is out of service',
        citizen: 'Please show your code instead or ask the staff',
        clerk: 'The security module reports a fault; replace the reader',
        technician:
          'Self-test failed or not authorised (status 23, 60, 66); power it off and on, then replace it',
      },
    },
  },
  DEVICE_COMMAND_FAILED: {
    cause: 'the device refused or ignored a command',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '设备没有执行这个操作',
        citizen: '请稍候再试一次，或联系工作人员',
        clerk: '设备拒绝或没有回应这个指令，请确认设备空闲后再试，仍不行请重新插拔',
        technician: '详情为设备的回答；核对该型号是否支持此指令',
      },
      en: {
        title: 'The device did not carry this out',
        citizen: 'Please try again in a moment, or ask the staff',
        clerk:
          'The device refused or ignored the command. Try again when it is idle; if it still fails, unplug it and plug it in again',
        technician:
          'The detail is what the device answered; see whether the model supports the command',
      },
    },
  },
});

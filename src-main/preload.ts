import { contextBridge, ipcRenderer } from 'electron';
import { CHANNELS, shellViewSchema, type LiangmaBridge, type ShellView } from '../contract/ipc.ts';
import { forgetLastMatch } from '../contract/last-match.ts';

function checked(view: unknown): ShellView {
  const parsed = shellViewSchema.parse(view);
  forgetLastMatch();
  return parsed;
}

const bridge: LiangmaBridge = {
  request: (name, params) => ipcRenderer.invoke(CHANNELS.request, name, params),
  view: async () => checked(await ipcRenderer.invoke(CHANNELS.view)),
  onView(listener) {
    const told = (_event: unknown, view: unknown): void => listener(checked(view));
    ipcRenderer.on(CHANNELS.viewChanged, told);
    return () => void ipcRenderer.off(CHANNELS.viewChanged, told);
  },
};

contextBridge.exposeInMainWorld('liangma', bridge);

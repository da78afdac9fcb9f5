import { contextBridge, ipcRenderer } from 'electron';
import { CHANNELS, shellViewSchema, type LiangmaBridge } from '../contract/ipc.ts';

const bridge: LiangmaBridge = {
  request: (name, params) => ipcRenderer.invoke(CHANNELS.request, name, params),
  view: async () => shellViewSchema.parse(await ipcRenderer.invoke(CHANNELS.view)),
  onView(listener) {
    const told = (_event: unknown, view: unknown): void => listener(shellViewSchema.parse(view));
    ipcRenderer.on(CHANNELS.viewChanged, told);
    return () => void ipcRenderer.off(CHANNELS.viewChanged, told);
  },
};

contextBridge.exposeInMainWorld('liangma', bridge);

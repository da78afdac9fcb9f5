import { app, BrowserWindow } from 'electron';

app.commandLine.appendSwitch('enable-precise-memory-info');
app.on('window-all-closed', () => app.quit());
void app
  .whenReady()
  .then(() => new BrowserWindow({ width: 1200, height: 1000 }).loadURL('about:blank'));

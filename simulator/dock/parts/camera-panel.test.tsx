import { expect, test } from 'vitest';
import { IDLE_DESK, render } from '../testing/render.tsx';
import { CameraPanel } from './camera-panel.tsx';

test('what is the matter with the camera is chosen, and said in words', () => {
  const html = render(<CameraPanel desk={IDLE_DESK} state={{ condition: 'denied' }} />, 'zh-CN');
  expect(html).toMatch(/<input(?=[^>]*value="denied")(?=[^>]*checked)/);
  expect(html).toMatch(/正常[\s\S]*遮住镜头[\s\S]*不允许使用[\s\S]*拔下/);
  expect(html).toContain('没有权限');
});

import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/dropzone/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './frame/fonts.css';
import './frame/frame.css';
import 'dayjs/locale/zh-cn';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { client } from './client.ts';
import { startWords } from './i18n.ts';

const root = document.getElementById('root');
if (root) {
  const settings = await client.settings.get();
  await startWords(settings.language);
  createRoot(root).render(<App theme={settings.theme} />);
}

import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** Ink blue: quiet beside documents, strong enough for white text (contrast 4.5 and more from shade 6 on). */
const ink: MantineColorsTuple = [
  '#eef3fa',
  '#dbe5f1',
  '#b4c8e1',
  '#8aa9d0',
  '#668fc2',
  '#4f7eb9',
  '#2f5f9e',
  '#27528a',
  '#1f4577',
  '#153459',
];

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 6 },
  colors: { ink },
  fontFamily:
    'Inter, "Segoe UI", system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif',
  fontFamilyMonospace: '"Cascadia Mono", "SF Mono", Menlo, Consolas, "Noto Sans Mono CJK SC", monospace',
  defaultRadius: 'sm',
  cursorType: 'pointer',
  components: {
    TextInput: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'sm', autosize: true, minRows: 2 } },
    Select: { defaultProps: { size: 'sm', checkIconPosition: 'right' } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
  },
});

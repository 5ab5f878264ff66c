import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

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
    // The hint stands below the field: fields side by side keep one line, with and without hints.
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    TextInput: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'sm', autosize: true, minRows: 2 } },
    Select: { defaultProps: { size: 'sm', checkIconPosition: 'right' } },
    // The first item takes the focus itself; an empty placeholder among menu items confuses screen readers.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
  },
});

/** Quiet words are still words: every grey and every tinted label keeps a contrast of 4.5 to what lies under it. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-red-filled': 'var(--mantine-color-red-9)',
    '--mantine-color-red-filled-hover': '#b02525',
    '--mantine-color-dimmed': '#5c636a',
    '--mantine-color-placeholder': '#6a7178',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    '--mantine-color-orange-light-color': '#9c3206',
    '--mantine-color-yellow-light-color': '#7a4a00',
    '--mantine-color-teal-light-color': '#06604a',
    '--mantine-color-red-light-color': '#a51111',
    '--mantine-color-gray-light-color': '#3d444b',
  },
  dark: {
    '--mantine-color-red-filled': 'var(--mantine-color-red-9)',
    '--mantine-color-red-filled-hover': '#b02525',
    '--mantine-color-dimmed': '#b3b8bd',
    '--mantine-color-placeholder': '#9aa0a6',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
    '--mantine-color-anchor': 'var(--mantine-color-ink-2)',
    '--mantine-primary-color-light-color': 'var(--mantine-color-ink-1)',
    '--mantine-color-ink-light-color': 'var(--mantine-color-ink-1)',
  },
});

export const documentWords = {
  en: { document: {} },
  'zh-CN': { document: {} },
} as const;

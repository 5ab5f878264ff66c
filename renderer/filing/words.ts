export const filingWords = {
  en: { filing: {} },
  'zh-CN': { filing: {} },
} as const;

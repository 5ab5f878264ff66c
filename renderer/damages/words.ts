export const damagesWords = {
  en: { damages: {} },
  'zh-CN': { damages: {} },
} as const;

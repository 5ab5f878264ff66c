export const sellerWords = {
  en: { seller: {} },
  'zh-CN': { seller: {} },
} as const;

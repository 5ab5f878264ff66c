export const matterWords = {
  en: { matter: {} },
  'zh-CN': { matter: {} },
} as const;

export const evidenceWords = {
  en: { evidence: {} },
  'zh-CN': { evidence: {} },
} as const;

export const documentWords = {
  en: {
    document: {
      sheet: 'Preview: {{title}}',
      moreRows: '{{count}} more rows are in the filing',
      draft: 'DRAFT – not for filing',
    },
  },
  'zh-CN': {
    document: {
      sheet: '预览：{{title}}',
      moreRows: '文书中另有 {{count}} 行',
      draft: '草稿（不得提交）',
    },
  },
} as const;

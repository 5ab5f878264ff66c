/** `1, 3-5, 9` from numbers in any order. */
export function numberRanges(numbers: readonly number[], language: 'en' | 'zh-CN'): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const parts: string[] = [];
  for (let i = 0; i < sorted.length; ) {
    let j = i;
    while (j + 1 < sorted.length && sorted[j + 1] === (sorted[j] ?? 0) + 1) j++;
    const run = j - i >= 2 ? [`${sorted[i]}–${sorted[j]}`] : sorted.slice(i, j + 1).map(String);
    parts.push(...run);
    i = j + 1;
  }
  return parts.join(language === 'zh-CN' ? '、' : ', ');
}

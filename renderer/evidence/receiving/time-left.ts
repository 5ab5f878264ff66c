/** Time left in words as coarse as it is known: `40 s`, `6 min`, `2 h 10 min`. */
export function durationText(seconds: number, language: string): string {
  const unit = (value: number, name: 'second' | 'minute' | 'hour') =>
    new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);
  if (seconds < 10) return unit(Math.max(1, Math.round(seconds)), 'second');
  if (seconds < 60) return unit(Math.round(seconds / 5) * 5, 'second');
  if (seconds < 3_570) return unit(Math.ceil(seconds / 60), 'minute');
  const minutes = Math.round(seconds / 600) * 10;
  return [unit(Math.floor(minutes / 60), 'hour'), ...(minutes % 60 === 0 ? [] : [unit(minutes % 60, 'minute')])].join(' ');
}

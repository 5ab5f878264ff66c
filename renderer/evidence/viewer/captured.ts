import type { StatedTime } from '#core/reading/model.ts';

/**
 * A time as a file states it, in figures: `2026-03-02 10:11:12 +08:00`. It is not moved into another zone: what the file says is the
 * evidence. Without a zone it stands alone.
 */
export function captured(time: StatedTime | null, language: string): string {
  if (!time) return '';
  const [, day, clock, zone] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(time.at) ?? [];
  if (day === undefined) return time.at;
  const named = zone === 'Z' ? 'UTC' : (zone ?? (time.zone === 'unknown' ? '' : time.zone));
  const parts = [day, clock, named].filter(Boolean).join(' ');
  if (clock === undefined || named !== '') return parts;
  return language === 'zh-CN' ? `${parts}（时区不明）` : `${parts} (zone unknown)`;
}

import type { StatedTime } from './model.ts';

/** `D:20260302101112+08'00'` (PDF 32000-1, 7.9.4) or an XMP date (ISO 8601); null for what is neither. Parts left out are not made up. */
export function pdfTime(text: string): StatedTime | null {
  const pdf = /^(?:D:)?(\d{4})(\d\d)(\d\d)(?:(\d\d)(?:(\d\d)(?:(\d\d))?)?)?\s*(?:(Z)|([+-])(\d\d)'?(\d\d)?'?)?/.exec(text.trim());
  const iso = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d)(?:\.\d+)?)?)?)?(?:(Z)|([+-])(\d\d):?(\d\d)?)?/.exec(text.trim());
  const found = pdf ?? iso;
  if (!found) return null;
  const [, year = '', month = '', day = '', hour, minute = '00', second = '00', utc, sign, offsetHour = '00', offsetMinute = '00'] = found;
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31 || year === '0000') return null;
  if (Number(hour ?? 0) > 23 || Number(minute) > 59 || Number(second) > 59 || Number(offsetHour) > 23 || Number(offsetMinute) > 59)
    return null;
  const date = `${year}-${month}-${day}`;
  if (hour === undefined) return { at: date, zone: 'unknown', source: 'pdf' };
  const zone = utc ?? (sign === undefined ? '' : `${sign}${offsetHour}:${offsetMinute}`);
  return { at: `${date}T${hour}:${minute}:${second}${zone}`, zone: zone || 'unknown', source: 'pdf' };
}

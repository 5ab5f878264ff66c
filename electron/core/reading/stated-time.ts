/** Instants as files state them, with the zone they state or none. Nothing is converted: what was written is what a witness can be asked about. */
import type { StatedTime } from './model.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Zones with a name in RFC 5322 section 4.3, in minutes. Other names (CST: China, Chicago or Cuba) say nothing. */
const ZONES: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  est: -300,
  edt: -240,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
};

const two = (value: number) => String(value).padStart(2, '0');

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** `+08:00`, `UTC`, or 'unknown'. `-0000` is UTC told by a machine that does not know its zone (RFC 5322 section 3.3). */
function zoneOf(written: string): string {
  const offset = /^([+-])(\d{2}):?(\d{2})$/.exec(written);
  if (offset) {
    const [, sign, hours = '', minutes = ''] = offset;
    if (Number(hours) > 15 || Number(minutes) > 59) return 'unknown';
    return Number(hours) === 0 && Number(minutes) === 0 ? 'UTC' : `${sign}${hours}:${minutes}`;
  }
  const minutes = ZONES[written.toLowerCase()];
  if (minutes === undefined) return 'unknown';
  if (minutes === 0) return 'UTC';
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
}

function told(parts: Parts, zone: string, source: StatedTime['source']): StatedTime | null {
  const { year, month, day, hour, minute, second } = parts;
  const days = new Date(Date.UTC(2000, month, 0)).getUTCDate();
  const leap = month === 2 && day === 29 && new Date(Date.UTC(year, 2, 0)).getUTCDate() < 29;
  if (year < 1600 || year > 9999 || month < 1 || month > 12 || day < 1 || day > days || leap) return null;
  if (hour > 23 || minute > 59 || second > 60) return null;
  const at = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
  return { at: at + (zone === 'unknown' ? '' : zone === 'UTC' ? 'Z' : zone), zone, source };
}

/** `Mon, 2 Mar 2026 10:11:12 +0800 (CST)`, also without weekday, seconds or zone (RFC 5322 section 3.3); null when it is no such date. */
export function mailTime(header: string, source: StatedTime['source'] = 'e-mail'): StatedTime | null {
  const line = header.slice(0, 500).replace(/\([^)]*\)/g, ' ');
  const m =
    /(?:^|[\s,])(\d{1,2})[\s-]+([A-Za-z]{3})[a-z]*[\s-]+(\d{4}|\d{2})[\s,]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*([+-]\d{2}:?\d{2}|[A-Za-z]+)?/.exec(
      line,
    );
  if (!m) return isoTime(header.trim(), source);
  const year = Number(m[3]);
  return told(
    {
      // Two digits of a year: RFC 5322 section 4.3.
      year: (m[3] ?? '').length === 4 ? year : year < 50 ? 2000 + year : 1900 + year,
      month: MONTHS.indexOf((m[2] ?? '').toLowerCase()) + 1,
      day: Number(m[1]),
      hour: Number(m[4]),
      minute: Number(m[5]),
      second: Number(m[6] ?? 0),
    },
    zoneOf(m[7] ?? ''),
    source,
  );
}

/** `2026-03-02T10:11:12Z`, with blanks for the T, with fractions, with an offset or without one; null when it is none. */
export function isoTime(value: string, source: StatedTime['source']): StatedTime | null {
  const m = /^\s*(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?/i.exec(
    value.slice(0, 100),
  );
  if (!m || m[4] === undefined) return null;
  const [year, month, day, hour, minute, second] = m.slice(1, 7).map((part) => Number(part ?? 0));
  return told(
    { year: year ?? 0, month: month ?? 0, day: day ?? 0, hour: hour ?? 0, minute: minute ?? 0, second: second ?? 0 },
    zoneOf(m[7] ?? ''),
    source,
  );
}

/** `Mon Mar 02 2026 10:11:12 GMT+0800 (…)`, as a browser writes a date into a saved page; null when it is none. */
export function browserTime(value: string, source: StatedTime['source'] = 'capture-header'): StatedTime | null {
  const m = /([A-Z][a-z]{2}) (\d{1,2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT([+-]\d{4})?/.exec(value.slice(0, 500));
  if (!m) return mailTime(value, source);
  return told(
    {
      year: Number(m[3]),
      month: MONTHS.indexOf((m[1] ?? '').toLowerCase()) + 1,
      day: Number(m[2]),
      hour: Number(m[4]),
      minute: Number(m[5]),
      second: Number(m[6]),
    },
    zoneOf(m[7] ?? 'GMT'),
    source,
  );
}

/** Milliseconds since 1970 in UTC, from formats that keep nothing else. */
export function utcTime(milliseconds: number, source: StatedTime['source']): StatedTime | null {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? null : isoTime(date.toISOString(), source);
}

/** Drawings in SVG: a program more than a picture, so they are drawn without a folder and looked through for what they would do. */
import { readFileSync } from 'node:fs';
import type { FileFlag } from './model.ts';

/** Larger ones are no drawings. */
export const SVG_LIMIT = 16 * 1024 * 1024;

export const svgBytes = (path: string): Buffer => readFileSync(path);

export function svgFlags(bytes: Buffer): FileFlag[] {
  const text = bytes.toString('utf8');
  const flags: FileFlag[] = [];
  if (/<(?:\w+:)?script\b|\son\w+\s*=|javascript:/i.test(text)) flags.push('javascript');
  if (/href\s*=\s*["']\s*(?!#|data:)[^"'\s]|url\(\s*["']?\s*(?!#|data:)[^)"'\s]|@import\b|<!ENTITY[^>]+SYSTEM/i.test(withoutLinks(text)))
    flags.push('external-content');
  return flags;
}

/** A link is followed only by who clicks it. */
const withoutLinks = (text: string): string =>
  text.replace(/<(?:\w+:)?a\b[^>]*>/gi, '').replace(/\sxmlns(:\w+)?\s*=\s*["'][^"']*["']/gi, '');

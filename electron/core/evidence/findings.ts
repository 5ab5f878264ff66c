import { type Finding, finding } from '../kit/finding.ts';
import { keepsItsPromise } from '../reading/promise.ts';
import type { Evidence } from './model.ts';

const UNREADABLE = {
  encrypted: 'evidence.encrypted',
  damaged: 'evidence.damaged',
  'too-large': 'evidence.too-big-to-read',
  'too-slow': 'evidence.too-slow-to-read',
  undecodable: 'evidence.undecodable',
} as const;

/** What a lawyer should know about an item before relying on it. */
export function evidenceFindings(item: Evidence): Finding[] {
  const where = `evidence/${item.id}`;
  const file = item.fileName;
  const found: Finding[] = [];
  if (!keepsItsPromise(file, item.mediaType)) found.push(finding('warning', where, 'evidence.extension', { file, type: item.mediaType }));
  if (item.unreadable !== '') found.push(finding('warning', where, UNREADABLE[item.unreadable], { file }));
  return found;
}
